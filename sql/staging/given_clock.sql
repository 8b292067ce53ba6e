-- clock times get the day that stands in their line or last stood above it, one later after each midnight;
-- a list that runs backwards gets one earlier, and less than three hours the wrong way is only out of order
create or replace temp view given as
with
numbered_rows as (
    select
        *,
        row_number() over () as nth,
        coalesce(text_trimmed(incident), '') as whose,
        text_trimmed(occurred_on) as day_given,
        text_trimmed(occurred_at) as time_given,
        case when time_is_clock(text_trimmed(occurred_at)) then time_clock_tidy(text_trimmed(occurred_at)) end as clock
    from table_rows
),
dated_rows as (
    select
        *,
        case
            when day_given is not null then time_local(day_given, getvariable('import_date_order'))
            when clock is null then time_without_offset(time_given, getvariable('import_date_order'))
        end as wall
    from numbered_rows
),
blocks as (
    select
        *,
        case
            when clock is not null then time_clock_seconds(clock)
            when time_precision(coalesce(time_given, day_given)) <> 'day' then epoch(wall) - epoch(wall::date)
        end as seconds,
        count(coalesce(day_given, wall::varchar)) over (partition by whose order by nth rows unbounded preceding) as block
    from dated_rows
),
steps as (
    select
        *,
        coalesce(seconds - lag(seconds ignore nulls) over (partition by whose, block order by nth), 0) as step
    from blocks
),
courses as (
    select
        *,
        2 * sum(clock_elapsed(-step)) over course < sum(clock_elapsed(step)) over course
        or (
            sum(clock_elapsed(-step)) over course <= sum(clock_elapsed(step)) over course
            and sum(sign(step)) over course < 0
        ) as runs_backwards,
        case
            when block = 0 then nullif(getvariable('import_day'), '')::date
            else first(wall::date) over (course order by nth)
        end as first_day
    from steps
    window course as (partition by whose, block)
),
days as (
    select
        *,
        first_day + to_days(
            sum(
                case
                    when runs_backwards and step >= 10800 then -1
                    when not runs_backwards and step <= -10800 then 1
                    else 0
                end
            ) over (partition by whose, block order by nth rows unbounded preceding)::integer
        ) as day
    from courses
)
select
    * exclude (
        nth, whose, day_given, time_given, clock, wall, block, seconds, step, runs_backwards, first_day, day,
        occurred_on, occurred_at, occurred_until, known_at
    ),
    case when clock is null or day is null then occurred_on end as occurred_on,
    case when clock is null or day is null then occurred_at else time_on_day(clock, day, 0) end as occurred_at,
    case
        when time_is_clock(text_trimmed(occurred_until)) and day is not null
            then time_on_day(time_clock_tidy(text_trimmed(occurred_until)), day, seconds)
        else occurred_until
    end as occurred_until,
    case
        when time_is_clock(text_trimmed(known_at)) and day is not null
            then time_on_day(time_clock_tidy(text_trimmed(known_at)), day, seconds)
        else known_at
    end as known_at
from days
order by nth
