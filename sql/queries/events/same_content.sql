select to_json(events) as record
from events
where incident_id = $incident_id
  and content_hash = $content_hash
order by event_id
