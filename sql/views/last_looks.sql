-- The day of the last look at each verified action that has a plan: of its latest verdict, else when it was done.
create or replace view last_looks as
with
verdicts as (
    select action_id, max(verified_at) as verified_at
    from verifications
    group by action_id
)
select actions.action_id, coalesce(verdicts.verified_at, actions.done_at)::date as looked_on
from actions
left join verdicts using (action_id)
where actions.state = 'verified'
  and actions.plan is not null
  and coalesce(verdicts.verified_at, actions.done_at) is not null
