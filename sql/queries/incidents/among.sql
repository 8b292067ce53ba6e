select to_json(incidents) as record
from incidents
where incident_id in (select unnest($ids::varchar[]))
