-- When each done action is due for its check: window_days after it was done, or after the last doubtful verdict;
-- never after the third doubt, for then a leader decides.
create or replace view verification_due as
with
doubts as (
    select verifications.action_id, max(verifications.verified_at) as doubted_at, count(*) as times
    from verifications
    inner join actions using (action_id)
    where verifications.result = 'inconclusive'
      and verifications.verified_at >= actions.done_at
    group by verifications.action_id
)
select
    actions.action_id,
    (greatest(actions.done_at, coalesce(doubts.doubted_at, actions.done_at))::date + actions.plan.window_days)::date
        as verification_due_on
from actions
left join doubts using (action_id)
where actions.done_at is not null
  and actions.plan.window_days is not null
  and (actions.state <> 'done' or coalesce(doubts.times, 0) <= 2)
