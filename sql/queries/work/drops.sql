-- Work that was dropped in the tracker and waits for somebody here to confirm it, the oldest first, with how much
-- of it there is in all.
with
hidden as (
    select action_id
    from private_actions
    where not $sees_private::boolean
)
select
    actions.action_id,
    actions.title,
    actions.priority,
    actions.state,
    actions.dropped_at,
    actions.dropped_reason,
    people.name as owner_name,
    links.key,
    links.url,
    count(*) over () as in_all
from actions
anti join hidden on actions.action_id = hidden.action_id
left join people on people.person_id = actions.owner
left join links on links.action_id = actions.action_id
where actions.state = 'dropped'
  and actions.drop_confirmed_by is null
  and list_filter(actions.history, lambda change: change.field = 'state')[-1].origin = 'jira'
order by actions.dropped_at, actions.action_id
limit $most
