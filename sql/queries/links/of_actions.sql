select to_json(links) as record
from links
where list_contains($action_ids, action_id)
order by action_id, tracker
