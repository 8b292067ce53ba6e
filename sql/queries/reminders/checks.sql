-- Done work whose check is due by a day, with whoever promised to make it.
select
    actions.plan.verifier as person_id,
    actions.action_id as subject_id,
    actions.title,
    verification_due.verification_due_on as due_on,
    coalesce(actions.sensitivity, 'internal') as sensitivity,
    private_actions.action_id is not null as is_private
from actions
inner join verification_due on verification_due.action_id = actions.action_id
left join private_actions on private_actions.action_id = actions.action_id
where actions.state = 'done'
  and actions.plan.verifier is not null
  and verification_due.verification_due_on <= $due_by::date
order by verification_due.verification_due_on, actions.action_id
