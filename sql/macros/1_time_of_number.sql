-- the epoch in seconds, milli-, micro- or nanoseconds, told apart by its digits; null for any other number:
-- nine digits may as well be seconds from an unknown start
create or replace macro time_of_number(given) as
timezone(
    'UTC',
    make_timestamp(
        case strlen(split_part(given, '.', 1))
            when 10 then round(try_cast(given as decimal(38, 9)) * 1000000)::bigint
            when 13 then round(try_cast(given as decimal(38, 9)) * 1000)::bigint
            when 16 then floor(try_cast(given as decimal(38, 9)))::bigint
            when 19 then floor(try_cast(given as decimal(38, 9)) / 1000)::bigint
        end
    )
)
