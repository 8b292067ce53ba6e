select line, path, "column", value, message
from rejects
where import_id = $import_id
order by line
limit 100
