-- Differences between here and the tracker that wait for a person, the oldest first, with how many there are in all.
with
hidden as (
    select action_id
    from private_actions
    where not $sees_private::boolean
)
select conflicts.action_id, conflicts.field, conflicts.opened_at, actions.title, count(*) over () as in_all
from conflicts
inner join actions using (action_id)
anti join hidden on conflicts.action_id = hidden.action_id
where conflicts.resolution is null
order by conflicts.opened_at, conflicts.action_id
limit $most
