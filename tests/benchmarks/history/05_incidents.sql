-- four years of incidents of two hundred services: nine in ten are no exercise and no near miss, one in a hundred
-- is private, one in two hundred was merged into the one before
insert into incidents by name
select
    printf('INC-%04d', nth) as incident_id,
    printf('%s of %s, case %d', picked(['Slow answers', 'Wrong results', 'Outage', 'Stale data'], nth, 'title'), services[1], nth)
        as title,
    case
        when nth % 200 in (0, 199) or luck(nth, 'kind') < 0.9 then 'incident'
        when luck(nth, 'kind') < 0.97 then 'near_miss'
        else 'exercise'
    end as kind,
    picked(['sev3', 'sev2', 'sev4', 'sev1'], nth, 'severity') as severity,
    services,
    repeat('What was seen, where, and what it meant for the customers of that region. ', 1 + (3 * luck(nth, 'summary'))::integer)
        as summary,
    case when luck(nth, 'impact') < 0.8 then round(5 * exp(4 * luck(nth, 'minutes'))) end as impact_minutes,
    nth % 100 = 17 as is_private,
    'csv' as source,
    printf('case-%d', nth) as source_id,
    case when nth % 200 = 0 then printf('INC-%04d', nth - 1) end as merged_into,
    getvariable('ends_at')
    - to_seconds(1461 * 86400 * (getvariable('incidents') + luck(nth, 'start') - nth) / getvariable('incidents'))
        as created_at,
    1 as revision
from (
    select
        nth,
        list_distinct([
            printf('service-%d', 1 + floor(200 * luck(nth, place::varchar) ** 2)::integer)
            for place in range(1 + floor(3 * luck(nth, 'services') ** 3)::integer)
        ]) as services
    from range(1, getvariable('incidents') + 1) as numbers(nth)
)
