select incident_id, title
from incidents
where list_contains($ids::varchar[], incident_id)
