-- a strength and one or two areas for improvement of each review, most with two factors; an amendment copies them
insert into findings by name
with
placed as (
    select
        review_id,
        "version",
        incident_id[5:]::bigint as incident_nth,
        unnest(range(case when luck(incident_id[5:]::bigint, 'areas') < 0.5 then 2 else 3 end)) as place
    from reviews
),
numbered as (
    select *, 3 * incident_nth + place as first_nth, first_nth + 3 * getvariable('incidents') * ("version" - 1) as nth
    from placed
)
select
    printf('FND-%04d', nth) as finding_id,
    review_id,
    case when place = 0 then 'strength' else 'area_for_improvement' end as kind,
    'Nobody saw what the canary did in that region' as title,
    repeat('What made it possible, and what would have stopped it. ', 1 + (5 * luck(first_nth, 'analysis'))::integer) as analysis,
    [
        {
            'code': picked(
                [
                    'config.change', 'code.change', 'data.quality', 'monitoring.gap', 'capacity', 'dependency.external',
                    'data.drift', 'model.version', 'alert.noise', 'process.gap', 'playbook.gap', 'unknown', 'infrastructure',
                    'ownership', 'feature.store', 'tooling', 'communication', 'training', 'security', 'data.lineage'
                ],
                first_nth,
                'factor' || one
            ),
            'certainty': case when luck(first_nth, 'certainty' || one) < 0.85 then 'known' else 'potential' end
        }
        for one in range(case when place = 0 then 0 when luck(first_nth, 'factors') < 0.4 then 1 else 2 end)
    ] as factors,
    [printf('EVT-%04d', (incident_nth - 1) * getvariable('steps') + 1 + place)] as evidence,
    ['customer'] as impact_categories,
    {'likelihood': 1 + first_nth % 5, 'impact': 1 + first_nth % 3} as risk,
    case when "version" = 2 then printf('FND-%04d', first_nth) end as copied_from,
    'internal' as sensitivity,
    1 as revision
from numbered
