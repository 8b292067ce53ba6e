-- Checks that are made again, so many days after the last look, the most urgent first: all of them, or those due by
-- a day, of one verifier or of one action, and at most so many; with how many there are in all.
with
hidden as (
    select action_id
    from private_actions
    where not $sees_private::boolean
),
looks as materialized (
    select
        actions.action_id,
        (last_looks.looked_on + $reaudit_days::integer)::date as due_on
    from actions
    inner join last_looks using (action_id)
    anti join hidden on actions.action_id = hidden.action_id
    where ($due_by::date is null or last_looks.looked_on + $reaudit_days::integer <= $due_by::date)
      and ($verifier::varchar is null or actions.plan.verifier = $verifier::varchar)
      and ($action_id::varchar is null or actions.action_id = $action_id::varchar)
),
counted as (
    select count(*) as in_all
    from looks
),
urgent as (
    select action_id, due_on
    from looks
    order by due_on, action_id
    limit $most
)
select
    actions.action_id,
    actions.title,
    actions.plan.method as method,
    actions.plan.verifier as verifier,
    people.name as verifier_name,
    urgent.due_on,
    counted.in_all
from urgent
cross join counted
inner join actions using (action_id)
left join people on people.person_id = actions.plan.verifier
order by urgent.due_on, actions.action_id
