-- What is still open of the work on some incidents: owed, or done and not verified.
select
    action_incidents.incident_id,
    actions.action_id,
    actions.title,
    actions.state,
    actions.due_on
from actions
inner join action_incidents using (action_id)
anti join private_actions on actions.action_id = private_actions.action_id and not $sees_private
where actions.state in ('agreed', 'in_progress', 'done')
  and list_contains($incident_ids::varchar[], action_incidents.incident_id)
order by action_incidents.incident_id, actions.due_on nulls last, actions.action_id
