select to_json(events) as record
from events
order by event_id
