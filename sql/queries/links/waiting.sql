-- What is to be sent, was sent with an unknown outcome, or is agreed work that has no link yet;
-- private actions only where the setting allows it, and nothing that Jira asked to be left alone.
with
queued as (
    select action_id, to_json(links) as record
    from links
    where tracker = $tracker
      and state in ('pending', 'sent')
      and (next_attempt_at is null or next_attempt_at <= $due_by::timestamptz)
      and (held_until is null or held_until <= $now::timestamptz)
),
unlinked as (
    select
        actions.action_id,
        json_object(
            'action_id', actions.action_id, 'tracker', $tracker::varchar, 'state', 'pending'
        ) as record
    from actions
    left join links on links.action_id = actions.action_id and links.tracker = $tracker
    where actions.state in ('agreed', 'in_progress')
      and links.action_id is null
),
waiting as (
    select action_id, record
    from queued
    union all
    select action_id, record
    from unlinked
)
select waiting.record
from waiting
anti join private_actions on waiting.action_id = private_actions.action_id and not $sends_private
where waiting.action_id > $after
order by waiting.action_id
limit $most
