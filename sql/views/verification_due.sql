-- When each done action is due for its check: window_days after it was done, or after the last doubtful verdict.
create or replace view verification_due as
with
doubts as (
    select action_id, max(verified_at) as doubted_at
    from verifications
    where result = 'inconclusive'
    group by action_id
)
select
    actions.action_id,
    (greatest(actions.done_at, coalesce(doubts.doubted_at, actions.done_at))::date + actions.plan.window_days)::date
        as verification_due_on
from actions
left join doubts using (action_id)
where actions.done_at is not null
  and actions.plan.window_days is not null
