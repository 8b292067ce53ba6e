select to_json(rejects) as record
from rejects
where import_id in (select unnest($ids::varchar[]))
