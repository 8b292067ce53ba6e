-- What the incident's own account asks for and no finding has adopted.
select to_json(actions) as record
from actions
left join merged_incidents using (incident_id)
where coalesce(merged_incidents.survivor_id, actions.incident_id) = $incident_id
  and state = 'proposed'
  and coalesce(len(finding_ids), 0) = 0
order by action_id
