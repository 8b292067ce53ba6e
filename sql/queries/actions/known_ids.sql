select action_id
from actions
where list_contains($ids, action_id)
