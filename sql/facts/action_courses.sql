-- The states that each action went through up to $as_of, in their order, one row an action: from the written
-- history, and where that is silent (before its first entry, after its last, or all along) from the stamps and
-- the verdicts. A history is short, so its order is found list by list, which costs a fraction of a window.
create or replace temp table action_courses as
with
written as (
    select
        action_id,
        state,
        case when agreed_at is null then [change."from" for change in history if change.field = 'state'][1] end as was,
        agreed_at,
        done_at,
        dropped_at,
        [
            {'from_at': change."at", 'place': 4 + place, 'state': change."to"}
            for change, place in history
            if change.field = 'state'
        ] as entries
    from actions
),
bounded as (
    select
        * replace (
            -- Work that is or was owed, and nobody wrote down since when, has been owed all along.
            case
                when agreed_at is null and coalesce(was, state) in ('agreed', 'in_progress', 'done', 'verified')
                    then '-infinity'::timestamptz
                else agreed_at
            end as agreed_at
        ),
        list_min([entry.from_at for entry in entries]) as first_at,
        list_max([entry.from_at for entry in entries]) as last_at
    from written
),
judged as (
    -- Only done work is judged, so a verdict tells of a completion even where nobody wrote that down.
    select
        action_id,
        list({'from_at': verified_at, 'place': 3, 'state': 'done'}) as completions,
        list({
            'from_at': verified_at,
            'place': 4,
            'state': case when result = 'effective' then 'verified' else 'in_progress' end
        }) as verdicts
    from bounded
    inner join verifications using (action_id)
    where result <> 'inconclusive'
      and (last_at is null or verified_at < first_at or verified_at > last_at)
    group by action_id
),
told as (
    select
        action_id,
        list_sort([
            entry
            for entry in list_concat(
                entries,
                [
                    {'from_at': agreed_at, 'place': 0, 'state': 'agreed'},
                    {'from_at': done_at, 'place': 1, 'state': 'done'},
                    {'from_at': dropped_at, 'place': 2, 'state': 'dropped'}
                ],
                completions,
                verdicts
            )
            if entry.from_at <= $as_of::timestamptz
            and (
                entry.place > 4
                or last_at is null
                or entry.from_at < first_at
                or case when entry.place = 0 then entry.from_at = first_at else entry.from_at > last_at end
            )
        ]) as entries
    from bounded
    left join judged using (action_id)
),
named as (
    select *, [entry.state for entry in entries] as states
    from told
),
followed as (
    select
        action_id,
        [
            entry
            for entry, nth in entries
            if nth = 1
            or (
                entry.state <> states[nth - 1]
                and not (entry.state = 'done' and states[nth - 1] = 'verified')
                -- Proven once more is still proven since the first time.
                and not (entry.state = 'verified' and states[nth - 1] = 'done' and nth > 2 and states[nth - 2] = 'verified')
            )
        ] as course
    from named
),
opened as (
    select *, [entry.state in ('agreed', 'in_progress', 'done') for entry in course] as is_open
    from followed
)
select
    action_id,
    course,
    -- Not open before its first state, work is opened and closed by turns; it surely was open once something is dated.
    [
        coalesce(nullif(entry.from_at, '-infinity'::timestamptz), course[nth + 1].from_at)
        for entry, nth in course
        if is_open[nth] <> (nth > 1 and is_open[nth - 1])
    ] as turns
from opened
