-- Done actions whose check a person promised, or whose doubt a leader settles: for a leader doubts lead, then the most
-- urgent; with how many there are in all.
with
hidden as (
    select action_id
    from private_actions
    where not $sees_private::boolean
),
waiting as materialized (
    select
        actions.action_id,
        verification_due.verification_due_on as due_on,
        actions.plan is not null and verification_due.action_id is null as awaits_leader
    from actions
    anti join hidden on actions.action_id = hidden.action_id
    left join verification_due on verification_due.action_id = actions.action_id
    where actions.state = 'done'
      and (
          $everyones
          or actions.plan.verifier = $person_id
          or ($decides and actions.plan is not null and verification_due.action_id is null)
      )
),
counted as (
    select count(*) as in_all, count(*) filter (due_on <= $today::date) as in_due
    from waiting
),
urgent as (
    select *
    from waiting
    order by (awaits_leader and $decides) desc, due_on nulls last, action_id
    limit $most
)
select
    actions.action_id,
    actions.title,
    actions.plan.method as method,
    actions.plan.verifier as verifier,
    people.name as verifier_name,
    urgent.due_on,
    urgent.awaits_leader,
    counted.in_all,
    counted.in_due
from urgent
cross join counted
inner join actions using (action_id)
left join people on people.person_id = actions.plan.verifier
order by (urgent.awaits_leader and $decides) desc, urgent.due_on nulls last, actions.action_id
