-- Done actions whose check a person promised, or whose doubt a leader settles: for a leader doubts lead, then the most
-- urgent; with how many there are in all.
with
hidden as (
    select action_id
    from private_actions
    where not $sees_private::boolean
)
select
    actions.action_id,
    actions.title,
    actions.plan.method as method,
    actions.plan.verifier as verifier,
    people.name as verifier_name,
    verification_due.verification_due_on as due_on,
    actions.plan is not null and verification_due.action_id is null as awaits_leader,
    count(*) over () as in_all,
    sum((verification_due.verification_due_on <= $today::date)::integer) over () as in_due
from actions
anti join hidden on actions.action_id = hidden.action_id
left join verification_due using (action_id)
left join people on people.person_id = actions.plan.verifier
where actions.state = 'done'
  and (
      $everyones
      or actions.plan.verifier = $person_id
      or ($decides and actions.plan is not null and verification_due.action_id is null)
  )
order by (awaits_leader and $decides) desc, due_on nulls last, actions.action_id
limit $most
