-- Done work that its checks left in doubt, so that a leader decides; `own` is who may not.
select
    actions.action_id as subject_id,
    actions.title,
    coalesce(actions.sensitivity, 'internal') as sensitivity,
    actions.owner as own,
    private_actions.action_id is not null as is_private
from actions
anti join verification_due on verification_due.action_id = actions.action_id
left join private_actions on private_actions.action_id = actions.action_id
where actions.state = 'done'
  and actions.plan is not null
order by actions.action_id
