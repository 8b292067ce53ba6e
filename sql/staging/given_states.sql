-- a log with one row a change: a state counts where it begins, not where it is only told again
create or replace temp view given as
with
numbered_rows as (
    select
        *,
        row_number() over () as nth,
        lower(text_trimmed(status)) as state,
        time_read(
            text_trimmed(concat_ws(' ', occurred_on, occurred_at)),
            getvariable('import_zone'),
            getvariable('import_date_order')
        ) as moment
    from table_rows
),
compared as (
    select
        *,
        lag(state) over (partition by incident order by moment, nth) as former_state
    from numbered_rows
)
select
    * exclude (nth, state, moment, former_state, status, kind, milestone),
    case when state is distinct from former_state then status end as status,
    case when state = former_state then coalesce(kind, 'observation') else kind end as kind,
    case
        when milestone is null and former_state is null and state_is_first(state) then 'detected'
        else milestone
    end as milestone
from compared
order by nth
