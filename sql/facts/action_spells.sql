-- The states that each action went through up to $as_of, one row a state: from the written history, and where
-- that is silent (before its first entry, after its last, or all along) from the stamps and the verdicts.
create or replace temp table action_spells as
with
stamped as (
    select
        action_id,
        agreed_at,
        done_at,
        dropped_at,
        history,
        list_min([change."at" for change in history if change.field = 'state']) as first_at,
        list_max([change."at" for change in history if change.field = 'state']) as last_at
    from actions
),
written as (
    select action_id, change."at" as from_at, 100 + place as place, change."to" as state
    from (
        select
            action_id,
            unnest(history) as change,
            generate_subscripts(history, 1) as place
        from actions
    )
    where change.field = 'state'
),
derived as (
    select action_id, first_at, last_at, agreed_at as from_at, 0 as place, 'agreed' as state
    from stamped
    where last_at is null or agreed_at <= first_at
    union all
    select action_id, first_at, last_at, done_at, 1, 'done'
    from stamped
    union all
    select action_id, first_at, last_at, dropped_at, 2, 'dropped'
    from stamped
    union all
    -- Only done work is judged, so a verdict tells of a completion even where nobody wrote that down.
    select stamped.action_id, first_at, last_at, verified_at, unnest([3, 4]), unnest([
        'done',
        case when verifications.result = 'effective' then 'verified' else 'in_progress' end
    ])
    from stamped
    inner join verifications using (action_id)
    where verifications.result <> 'inconclusive'
      and (last_at is null or verified_at < first_at or verified_at > last_at)
),
entries as (
    select action_id, from_at, place, state
    from written
    union all
    select action_id, from_at, place, state
    from derived
    where last_at is null or from_at < first_at or from_at > last_at or place = 0
),
followed as (
    select
        action_id,
        from_at,
        place,
        state,
        lag(state) over entered as previous_state,
        lag(state, 2) over entered as state_before
    from entries
    where from_at <= $as_of::timestamptz
    window entered as (partition by action_id order by from_at, place)
)
select
    action_id,
    state,
    from_at,
    lead(state) over spells as next_state,
    lead(from_at) over spells as until_at,
    lead(case when state in ('agreed', 'in_progress') then from_at end ignore nulls) over spells as reopened_at,
    -- Open states between the same ends follow each other without a break.
    count(*) filter (state not in ('agreed', 'in_progress', 'done')) over spells as stint
from followed
where previous_state is null
   or (
       state <> previous_state
       and not (state = 'done' and previous_state = 'verified')
       -- Proven once more is still proven since the first time.
       and not (state = 'verified' and previous_state = 'done' and coalesce(state_before = 'verified', false))
   )
window spells as (partition by action_id order by from_at, place)
