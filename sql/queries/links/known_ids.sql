select action_id
from links
where list_contains($ids, action_id)
