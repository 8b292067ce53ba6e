-- Work that is owed by a person, the most urgent first and at most so much of it, with how much there is in all;
-- one's own on a private incident, too.
with
hidden as (
    -- Who sees all needs no list of it, which takes longer than all the rest.
    select action_id
    from private_actions
    where not $sees_private::boolean
),
owed as materialized (
    select actions.action_id, actions.due_on, actions.priority
    from actions
    left join hidden on actions.action_id = hidden.action_id
    where actions.state in ('agreed', 'in_progress')
      and (actions.owner = $person_id or ($everyones and hidden.action_id is null))
),
counted as (
    select
        count(*) as in_all,
        count(*) filter (due_on < $today::date) as overdue,
        count(*) filter (due_on <= $soon_on::date) as due_soon
    from owed
),
urgent as (
    select action_id
    from owed
    order by due_on nulls last, priority nulls last, action_id
    limit $most
)
select
    actions.action_id,
    actions.title,
    actions.state,
    actions.priority,
    actions.due_on,
    actions.owner,
    people.name as owner_name,
    links.key,
    links.url,
    counted.in_all,
    counted.overdue,
    counted.due_soon
from urgent
cross join counted
inner join actions using (action_id)
left join people on people.person_id = actions.owner
left join links on links.action_id = actions.action_id
order by actions.due_on nulls last, actions.priority nulls last, actions.action_id
