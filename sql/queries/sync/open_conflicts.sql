-- Fields that both sides changed, with the action and its issue; private ones only for who may see them.
select
    conflicts.action_id,
    conflicts.field,
    conflicts.base::varchar as base,
    conflicts.ours::varchar as ours,
    conflicts.theirs::varchar as theirs,
    conflicts.opened_at,
    actions.title,
    links.key,
    links.url
from conflicts
inner join actions using (action_id)
left join links on links.action_id = conflicts.action_id
anti join private_actions on conflicts.action_id = private_actions.action_id and not $sees_private
where conflicts.resolved_at is null
order by conflicts.action_id, conflicts.field
