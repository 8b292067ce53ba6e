select to_json(actions) as record
from actions
where list_contains(finding_ids, $finding_id)
order by action_id
