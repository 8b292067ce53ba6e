-- The findings that an action follows from, each with its incident and the version of its review that is read;
-- without any finding, the incident alone.
with
served as (
    select findings.finding_id, findings.title, findings.kind, reviews.*
    from actions
    inner join findings on list_contains(actions.finding_ids, findings.finding_id)
    inner join reviews using (review_id)
    where actions.action_id = $action_id
),
told as (
    select
        coalesce(
            arg_max(review_id, "version") filter (state = 'published'),
            arg_max(review_id, "version")
        ) as review_id
    from served
    group by incident_id
)
select
    served.finding_id,
    served.title as finding_title,
    served.kind,
    served.review_id,
    served.state as review_state,
    incidents.incident_id,
    incidents.title as incident_title,
    incidents.severity,
    incidents.services
from served
inner join told using (review_id)
inner join incidents on incidents.incident_id = served.incident_id
where not incidents.is_private or $sees_private
union all
select null, null, null, null, null, incidents.incident_id, incidents.title, incidents.severity, incidents.services
from actions
inner join incidents using (incident_id)
where actions.action_id = $action_id
  and coalesce(len(actions.finding_ids), 0) = 0
  and (not incidents.is_private or $sees_private)
order by incident_id, finding_id
