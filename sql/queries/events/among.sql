select to_json(events) as record
from events
where event_id in (select unnest($ids::varchar[]))
