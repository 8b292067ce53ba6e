-- times that the clock of the declared zone showed twice, of which the earlier was taken
with
walls as (
    select
        timezone(nullif(getvariable('import_zone'), ''), occurred_at) as wall,
        timezone(nullif(getvariable('import_zone'), ''), occurred_at + interval 1 hour) as wall_after_hour,
        timezone(nullif(getvariable('import_zone'), ''), occurred_at + interval 30 minute) as wall_after_half
    from judged
    where fault is null
        and source_zone is not null
)
select
    count(*) as records,
    strftime(min(wall), '%Y-%m-%d %H:%M') as example
from walls
where wall = wall_after_hour
    or wall = wall_after_half
