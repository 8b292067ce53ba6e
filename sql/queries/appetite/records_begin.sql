-- When the first incident that the asking person may see began.
select min(started_at) as begins_at
from temp.incident_facts
