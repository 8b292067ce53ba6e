-- Links that are not in sync, or have something to say; actions of private incidents only for who may see them.
select
    links.action_id,
    actions.title,
    actions.state in ('agreed', 'in_progress') as is_outstanding,
    links.state,
    links.key,
    links.url,
    links.last_error,
    links.next_attempt_at,
    links.attempts,
    links.since
from links
inner join actions using (action_id)
anti join private_actions on links.action_id = private_actions.action_id and not $sees_private
where links.tracker = $tracker
  and (links.state <> 'in_sync' or links.last_error is not null)
order by links.since desc nulls last, links.action_id
