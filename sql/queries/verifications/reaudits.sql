-- Verified actions with the day on which somebody looks again whether they still work: so many days after the last look.
select
    actions.action_id,
    actions.title,
    actions.plan.method as method,
    actions.plan.verifier as verifier,
    people.name as verifier_name,
    (last_looks.looked_on + $reaudit_days::integer)::date as due_on,
    coalesce(actions.sensitivity, 'internal') as sensitivity,
    coalesce(origins.is_private, false) as is_private,
    origins.incident_id
from actions
inner join last_looks using (action_id)
left join action_origins as origins using (action_id)
left join people on people.person_id = actions.plan.verifier
where not coalesce(origins.is_private, false) or $sees_private
order by due_on, actions.action_id
