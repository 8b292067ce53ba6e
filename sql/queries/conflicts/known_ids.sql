select action_id
from conflicts
where list_contains($ids, action_id)
