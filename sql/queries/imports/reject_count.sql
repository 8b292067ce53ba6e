select count(*)
from rejects
where import_id = $import_id
