select action_id, verification_due_on
from verification_due
where list_contains($action_ids, action_id)
