-- The findings that an action follows from, each with its review and incident; without any, the incident alone.
select
    findings.finding_id,
    findings.title as finding_title,
    findings.kind,
    reviews.review_id,
    reviews.state as review_state,
    incidents.incident_id,
    incidents.title as incident_title,
    incidents.severity,
    incidents.services
from actions
inner join findings on list_contains(actions.finding_ids, findings.finding_id)
inner join reviews using (review_id)
inner join incidents on incidents.incident_id = reviews.incident_id
where actions.action_id = $action_id
  and (not incidents.is_private or $sees_private)
union all
select null, null, null, null, null, incidents.incident_id, incidents.title, incidents.severity, incidents.services
from actions
inner join incidents using (incident_id)
where actions.action_id = $action_id
  and coalesce(len(actions.finding_ids), 0) = 0
  and (not incidents.is_private or $sees_private)
order by incident_id, finding_id
