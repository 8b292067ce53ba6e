-- those of which the audit tells
select to_json(incidents) as record
from incidents
where incident_id in (select unnest($ids::varchar[]))
    and incident_id in (select subject_id from audit where subject_kind = 'incident')
order by incident_id
