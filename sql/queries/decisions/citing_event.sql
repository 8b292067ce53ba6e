select to_json(decisions) as record
from decisions
where list_contains(known_then, $event_id)
order by decision_id
