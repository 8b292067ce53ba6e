select to_json(decisions) as record
from decisions
where list_has_any(known_then, (select list(event_id) from events where import_id = $import_id))
order by decision_id
