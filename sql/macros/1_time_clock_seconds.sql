-- the seconds since midnight that a clock shows; null when it shows no time
create or replace macro time_clock_seconds(given) as
epoch(
    try_strptime(
        regexp_extract(given, '[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?( [AP]M)?'),
        ['%I:%M:%S %p', '%I:%M %p', '%H:%M:%S', '%H:%M']
    )
) + 2208988800
