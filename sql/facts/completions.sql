-- Each time that work was done, up to $as_of: the last verdict before it was reopened, or 'missing'.
create or replace temp table completions as
with
entered as (
    select action_id, course, unnest(course) as entry, generate_subscripts(course, 1) as nth
    from temp.action_courses
),
completed as (
    select
        action_id,
        entry.from_at as done_at,
        [later.from_at for later in course[nth + 1:] if later.state in ('agreed', 'in_progress')][1] as reopened_at
    from entered
    where entry.state = 'done'
),
checks as (
    select
        completed.action_id,
        completed.done_at,
        arg_max(verifications.result, (verifications.verified_at, verifications.verification_id)) as result
    from completed
    inner join verifications
        on verifications.action_id = completed.action_id
        and verifications.verified_at between completed.done_at and coalesce(completed.reopened_at, $as_of::timestamptz)
    group by completed.action_id, completed.done_at
)
select
    facts.action_id,
    completed.done_at,
    completed.reopened_at,
    -- Days of UTC are all of one length, and adding them without a calendar costs a fifth less.
    make_timestamptz(epoch_us(completed.done_at) + coalesce(actions.plan.window_days, 30) * 86400000000) as window_ends_at,
    coalesce(checks.result, 'missing') as result,
    facts.priority,
    facts.strength,
    facts.severity,
    facts.service,
    facts.kind
from completed
inner join temp.action_facts as facts using (action_id)
inner join actions using (action_id)
left join checks on checks.action_id = completed.action_id and checks.done_at = completed.done_at
