-- the wall time that a written time shows, whatever its offset
create or replace macro time_without_offset(given, date_order) as
time_local(
    trim(left(given, length(given) - coalesce(length(time_offset(given)), length(time_zone_word(given)), 0))),
    date_order
)
