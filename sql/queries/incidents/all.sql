select to_json(incidents) as record
from incidents
order by incident_id
