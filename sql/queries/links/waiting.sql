-- What is to be sent, or was sent with an unknown outcome; private actions only where the setting allows it.
with
private_actions as (
    select distinct action_incidents.action_id
    from action_incidents
    inner join incidents using (incident_id)
    where incidents.is_private
)
select to_json(links) as record
from links
anti join private_actions on links.action_id = private_actions.action_id and not $sends_private
where tracker = $tracker
  and state in ('pending', 'sent')
  and (next_attempt_at is null or next_attempt_at <= $due_by)
order by action_id
limit $most
