-- These actions with who owns them, where they come from, when their check is due and how their issues stand; of a
-- private incident nothing is told to who may not see it. Which of them may be shown is not asked here.
with
origins as (
    select
        action_incidents.action_id,
        list(incidents.incident_id order by incidents.incident_id)
            filter (not incidents.is_private or $sees_private) as incident_ids,
        min_by(incidents.title, incidents.incident_id)
            filter (not incidents.is_private or $sees_private) as incident_title
    from action_incidents
    inner join incidents using (incident_id)
    where list_contains($action_ids::varchar[], action_incidents.action_id)
    group by action_incidents.action_id
),
differences as (
    select action_id, count(*) as conflicts
    from conflicts
    where resolution is null
    group by action_id
)
select
    actions.action_id,
    actions.title,
    actions.state,
    actions.priority,
    actions.strength,
    actions.owner,
    owners.name as owner_name,
    actions.due_on,
    actions.done_at,
    actions.plan.verifier as verifier,
    verifiers.name as verifier_name,
    actions.plan.method as method,
    verification_due.verification_due_on,
    origins.incident_ids,
    origins.incident_title,
    links.key,
    links.url,
    links.state as link_state,
    links.last_error,
    coalesce(differences.conflicts, 0) as conflicts
from actions
left join origins using (action_id)
left join people as owners on actions.owner = owners.person_id
left join people as verifiers on actions.plan.verifier = verifiers.person_id
left join verification_due on actions.action_id = verification_due.action_id
left join links on actions.action_id = links.action_id
left join differences on actions.action_id = differences.action_id
where list_contains($action_ids::varchar[], actions.action_id)
order by actions.due_on nulls last, actions.priority nulls last, actions.action_id
