select to_json(imports) as record
from imports
where import_id in (select unnest($ids::varchar[]))
