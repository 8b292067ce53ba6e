select action_id, title, due_on, state
from actions
where list_contains($ids::varchar[], action_id)
