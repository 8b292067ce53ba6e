select to_json(actions) as record
from actions
where action_id = $action_id
