select incident_id
from incidents
where list_contains($ids, incident_id)
