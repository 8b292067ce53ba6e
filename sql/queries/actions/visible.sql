select to_json(actions) as record
from actions
anti join private_actions
    on actions.action_id = private_actions.action_id
    and not $sees_private
    and actions.owner is distinct from $person_id
order by action_id
