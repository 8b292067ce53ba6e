select to_json(events) as record
from events
where list_contains($ids, event_id)
order by occurred_at, event_id
