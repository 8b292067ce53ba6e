-- The first incident of each of these actions that may be shown.
select action_incidents.action_id, min(incidents.incident_id) as incident_id
from action_incidents
inner join incidents using (incident_id)
where list_contains($action_ids::varchar[], action_incidents.action_id)
  and (not incidents.is_private or $sees_private)
group by action_incidents.action_id
