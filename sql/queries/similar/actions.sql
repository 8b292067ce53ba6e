-- What is still open of the work on some incidents: owed, or done and not verified.
with
wanted as (
    select unnest($incident_ids::varchar[]) as incident_id
),
hidden as (
    -- Who sees all needs no list of it, which takes longer than all the rest.
    select action_id
    from private_actions
    where not $sees_private::boolean
),
raised_by as (
    select action_id, unnest(finding_ids) as finding_id
    from actions
    where state in ('agreed', 'in_progress', 'done')
),
serving as (
    -- As action_incidents, but only of these incidents.
    select reviews.incident_id, raised_by.action_id
    from reviews
    semi join wanted using (incident_id)
    inner join findings using (review_id)
    inner join raised_by using (finding_id)
    union
    select wanted.incident_id, actions.action_id
    from actions
    left join merged_incidents on merged_incidents.incident_id = actions.incident_id
    inner join wanted on wanted.incident_id = coalesce(merged_incidents.survivor_id, actions.incident_id)
)
select
    serving.incident_id,
    actions.action_id,
    actions.title,
    actions.state,
    actions.due_on
from serving
inner join actions using (action_id)
anti join hidden on hidden.action_id = serving.action_id
where actions.state in ('agreed', 'in_progress', 'done')
order by serving.incident_id, actions.due_on nulls last, actions.action_id
