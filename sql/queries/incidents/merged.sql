select to_json(incidents) as record
from incidents
where merged_into is not null
order by incident_id
