-- An action says when it was agreed, done or dropped as far as it has come, and why it was dropped.
select action_id, state, agreed_at, done_at, dropped_at, dropped_reason
from actions
where (state in ('agreed', 'in_progress') and agreed_at is null)
   or (state in ('done', 'verified')) <> (done_at is not null)
   or (state = 'dropped') <> (dropped_at is not null)
   or (state = 'dropped' and coalesce(dropped_reason, '') = '')
order by action_id
