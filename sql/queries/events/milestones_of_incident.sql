select to_json(events) as record
from events
where incident_id = $incident_id
  and milestone is not null
order by occurred_at, event_id
