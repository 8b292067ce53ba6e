-- any time that we understand as an instant, from what `time_found` finds in it; null when it cannot be one
create or replace macro time_read(given, found, zone) as
case
    when found is null then try_cast(given as timestamptz)
    when found.is_number then time_of_number(given)
    when found.shift is not null then timezone('UTC', found.wall) - to_minutes(time_offset_minutes(found.shift))
    when found.word is not null then time_in_zone(found.wall, time_zone_meant(found.word))
    when found.is_local then time_in_zone(found.wall, nullif(zone, ''))
    else timezone(coalesce(nullif(zone, ''), 'UTC'), found.wall)
end
