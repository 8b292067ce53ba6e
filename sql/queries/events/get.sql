select to_json(events) as record
from events
where event_id = $event_id
