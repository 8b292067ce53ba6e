-- a clock time on a day, one later where it lies before the time that it cannot precede
create or replace macro time_on_day(clock, day, not_before) as
concat(
    strftime(
        case when time_clock_seconds(clock) < not_before then day + interval 1 day else day end,
        '%Y-%m-%d '
    ),
    clock
)
