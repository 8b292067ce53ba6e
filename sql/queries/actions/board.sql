-- Every action with who owns it, where it comes from, when its check is due and how its issue stands.
-- Owners see their own work on a private incident, too, and nothing of that incident.
with
origins as (
    select
        action_incidents.action_id,
        list(incidents.incident_id order by incidents.incident_id)
            filter (not incidents.is_private or $sees_private) as incident_ids,
        min_by(incidents.title, incidents.incident_id)
            filter (not incidents.is_private or $sees_private) as incident_title,
        list_distinct(
            flatten(list(incidents.services) filter (not incidents.is_private or $sees_private))
        ) as services,
        bool_or(incidents.is_private) as is_private
    from action_incidents
    inner join incidents using (incident_id)
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
    origins.services,
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
where not coalesce(origins.is_private, false)
   or $sees_private
   or actions.owner = $person_id
order by actions.due_on nulls last, actions.priority nulls last, actions.action_id
