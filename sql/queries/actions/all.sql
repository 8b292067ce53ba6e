select to_json(actions) as record
from actions
order by action_id
