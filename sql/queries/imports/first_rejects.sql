select line, path, "column", value, message
from rejects
where import_id = $import_id
order by line nulls last, path_places(path), path
limit 100
