select to_json(events) as record
from events
where incident_id = $incident_id
order by occurred_at, line nulls last, event_id
