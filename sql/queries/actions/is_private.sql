select coalesce(bool_or(incidents.is_private), false)
from action_incidents
inner join incidents using (incident_id)
where action_incidents.action_id = $action_id
