select coalesce(bool_or(incidents.is_private), false)
from actions
inner join findings on list_contains(actions.finding_ids, findings.finding_id)
inner join reviews using (review_id)
inner join incidents using (incident_id)
where actions.action_id = $action_id
