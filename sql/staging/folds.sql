-- times that the clock of their zone showed twice, of which the earlier was taken
with
walls as (
    select
        timezone(source_zone, occurred_at) as wall,
        timezone(source_zone, occurred_at + interval 1 hour) as wall_after_hour,
        timezone(source_zone, occurred_at + interval 30 minute) as wall_after_half
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
