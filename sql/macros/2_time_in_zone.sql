-- a wall time of a zone; the earlier of the two when the hour occurs twice, null when it does not occur
create or replace macro time_in_zone(wall, zone) as
case
    when timezone(zone, timezone(zone, wall)) is distinct from wall then null
    when timezone(zone, timezone(zone, wall) - interval 1 hour) = wall
        then timezone(zone, wall) - interval 1 hour
    when timezone(zone, timezone(zone, wall) - interval 30 minute) = wall
        then timezone(zone, wall) - interval 30 minute
    else timezone(zone, wall)
end
