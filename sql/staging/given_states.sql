-- a log with one row a change: a state counts where it begins, not where it is only told again
create or replace temp view given as
with
numbered_rows as (
    select
        *,
        row_number() over () as nth,
        lower(text_trimmed(status)) as state,
        text_trimmed(concat_ws(' ', occurred_on, occurred_at)) as time_given
    from table_rows
),
looked_at as (
    select *, time_found(time_given, getvariable('import_date_order')) as time_parts
    from numbered_rows
),
timed as (
    select *, time_read(time_given, time_parts, getvariable('import_zone')) as moment
    from looked_at
),
compared as (
    select
        *,
        state is distinct from lag(state) over (partition by incident order by moment, nth) as differs
    from timed
),
runs as (
    select
        *,
        count(*) filter (where differs) over (partition by incident order by moment, nth rows unbounded preceding) as run
    from compared
),
begun as (
    select
        *,
        moment is not distinct from min(moment) over (partition by incident, run) as begins
    from runs
)
select
    * exclude (nth, state, time_given, time_parts, moment, differs, run, begins, title, status, kind, milestone),
    coalesce(title, incident) as title,
    case when begins then status end as status,
    case when begins then kind else coalesce(kind, 'observation') end as kind,
    case when milestone is null and begins and run = 1 and state_is_first(state) then 'detected' else milestone end as milestone
from begun
order by nth
