-- what became of each action, whether or not it has come to that by the end: its moves of state and of its due date
create temp table courses as
with
planned as (
    select
        *,
        luck(nth, 'fate') as fate,
        agreed_at::date + (case severity when 'sev1' then 7 when 'sev2' then 30 when 'sev3' then 60 else 90 end)::integer
            as promised_on,
        [14, 30, 60, 90][1 + nth % 4] as window_days,
        agreed_at + to_hours((24 + 480 * luck(nth, 'begun'))::integer) as begun_at,
        agreed_at + to_hours((600 + 3600 * luck(nth, 'dropped') ** 2)::integer) as would_drop_at,
        agreed_at + to_hours((600 + 4800 * luck(nth, 'done') ** 2)::integer) as would_end_at,
        picked(['effective', 'effective', 'effective', 'inconclusive', 'not_effective', 'partly_effective'], nth, 'verdict')
            as verdict
    from agreed
),
judged as (
    select
        *,
        case when fate < 0.08 then would_drop_at end as dropped_at,
        case when fate between 0.08 and 0.88 then would_end_at end as done_at,
        case when luck(nth, 'checked') < 0.75 and not is_brought_in then done_at + to_days(window_days + nth % 15) end as checked_at,
        case when verdict <> 'effective' and luck(nth, 'again') < 0.7 then checked_at + to_days(10 + nth % 50) end as again_at
    from planned
),
moved as (
    select
        *,
        list_filter(
            [
                {'at': agreed_at, 'field': 'state', 'from': 'proposed', 'to': 'agreed'},
                {'at': begun_at, 'field': 'state', 'from': 'agreed', 'to': 'in_progress'},
                {'at': dropped_at, 'field': 'state', 'from': 'in_progress', 'to': 'dropped'},
                {'at': done_at, 'field': 'state', 'from': 'in_progress', 'to': 'done'},
                {
                    'at': case when verdict <> 'inconclusive' then checked_at end,
                    'field': 'state',
                    'from': 'done',
                    'to': case when verdict = 'effective' then 'verified' else 'in_progress' end
                },
                {
                    'at': again_at,
                    'field': 'state',
                    'from': case when verdict = 'inconclusive' then 'done' else 'in_progress' end,
                    'to': case when verdict = 'inconclusive' then 'verified' else 'done' end
                }
            ],
            lambda change: change."at" <= getvariable('ends_at')
        ) as states,
        list_filter(
            [
                {
                    'at': agreed_at + to_days(5 + 12 * place),
                    'field': 'due_on',
                    'from': (promised_on + (21 * place)::integer)::varchar,
                    'to': (promised_on + (21 * (place + 1))::integer)::varchar
                }
                for place in range(floor(3 * luck(nth, 'slips') ** 4)::integer)
            ],
            lambda change: change."at" <= getvariable('ends_at') and change."at" < begun_at
        ) as slips
    from judged
)
select *, coalesce(states[-1]."to", 'proposed') as state
from moved
