select line, path, "column", "value", message, record::varchar as record
from rejects
where import_id = $import_id
order by line nulls last, path_places(path), path
