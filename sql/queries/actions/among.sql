select to_json(actions) as record
from actions
where action_id in (select unnest($ids::varchar[]))
