select to_json(conflicts) as record
from conflicts
where action_id in (select unnest($ids::varchar[]))
