-- Each time that work was done, up to $as_of: the last verdict before it was reopened, or 'missing'.
create or replace temp table completions as
with
checks as (
    select
        spells.action_id,
        spells.from_at,
        arg_max(verifications.result, (verifications.verified_at, verifications.verification_id)) as result
    from temp.action_spells as spells
    inner join verifications
        on verifications.action_id = spells.action_id
        and verifications.verified_at between spells.from_at and coalesce(spells.reopened_at, $as_of::timestamptz)
    where spells.state = 'done'
    group by spells.action_id, spells.from_at
)
select
    facts.action_id,
    spells.from_at as done_at,
    spells.reopened_at,
    -- Days of UTC are all of one length, and adding them without a calendar costs a fifth less.
    make_timestamptz(epoch_us(spells.from_at) + coalesce(actions.plan.window_days, 30) * 86400000000) as window_ends_at,
    coalesce(checks.result, 'missing') as result,
    facts.priority,
    facts.strength,
    facts.severity,
    facts.service,
    facts.kind
from temp.action_spells as spells
inner join temp.action_facts as facts using (action_id)
inner join actions using (action_id)
left join checks on checks.action_id = spells.action_id and checks.from_at = spells.from_at
where spells.state = 'done'
