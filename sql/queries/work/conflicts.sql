-- Differences between here and the tracker that wait for a person.
select conflicts.action_id, conflicts.field, conflicts.opened_at, actions.title
from conflicts
inner join actions using (action_id)
anti join private_actions on conflicts.action_id = private_actions.action_id and not $sees_private
where conflicts.resolution is null
order by conflicts.opened_at, conflicts.action_id
