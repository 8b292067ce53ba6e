select
    incidents.incident_id,
    incidents.title,
    incidents.kind,
    incidents.severity
from incidents
anti join reviews using (incident_id)
where incidents.merged_into is null
  and (not incidents.is_private or $sees_private)
order by incidents.created_at desc, incidents.incident_id desc
