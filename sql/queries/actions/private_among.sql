select distinct action_incidents.action_id
from action_incidents
inner join incidents using (incident_id)
where incidents.is_private
  and list_contains($action_ids, action_incidents.action_id)
