-- any time that we understand as an instant; null when it cannot be one; nothing and the common shape are tried first
create or replace macro time_read(given, zone, date_order) as
case when given is not null then coalesce(
    case when ends_with(given, 'Z') and given[17] = ':' then try_cast(given as timestamptz) end,
    case
        when time_is_number(given) and not regexp_full_match(given, '(19|20)[0-9]{6}')
            then time_of_number(given)
        when time_offset(given) is not null
            then timezone(
                'UTC',
                time_local(trim(left(given, length(given) - length(time_offset(given)))), date_order)
            ) - to_minutes(time_offset_minutes(time_offset(given)))
        when time_zone_word(given) is not null
            then time_in_zone(
                time_local(trim(left(given, length(given) - length(time_zone_word(given)))), date_order),
                time_zone_meant(time_zone_word(given))
            )
        when contains(given, ':') or regexp_matches(given, '^[0-9]{8}T[0-9]{4}')
            then time_in_zone(time_local(given, date_order), nullif(zone, ''))
        else timezone(coalesce(nullif(zone, ''), 'UTC'), time_local(given, date_order))
    end
) end
