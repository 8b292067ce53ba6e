select event_id
from events
where list_contains($ids, event_id)
