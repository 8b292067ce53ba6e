-- incidents as an import lists them
select incident_id, source_id, title, false as is_new
from incidents
where incident_id in (select unnest($ids::varchar[]))
order by incident_id
