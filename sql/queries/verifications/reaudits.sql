-- Verified actions with the day on which somebody looks again whether they still work: so many days after the last look.
with
looks as (
    select action_id, max(verified_at) as looked_at
    from verifications
    group by action_id
)
select
    actions.action_id,
    actions.title,
    actions.plan.method as method,
    actions.plan.verifier as verifier,
    people.name as verifier_name,
    (coalesce(looks.looked_at, actions.done_at)::date + $reaudit_days::integer)::date as due_on,
    coalesce(actions.sensitivity, 'internal') as sensitivity,
    coalesce(origins.is_private, false) as is_private,
    origins.incident_id
from actions
left join looks using (action_id)
left join action_origins as origins using (action_id)
left join people on people.person_id = actions.plan.verifier
where actions.state = 'verified'
  and actions.plan is not null
  and coalesce(looks.looked_at, actions.done_at) is not null
  and (not coalesce(origins.is_private, false) or $sees_private)
order by due_on, actions.action_id
