-- an incident without a title takes the words of its first event
insert into incidents by name
with
first_times as (
    select events.incident_id, min(events.occurred_at) as first_at
    from events
    inner join touched using (incident_id)
    where touched.title is null and touched.is_new
    group by events.incident_id
),
first_words as (
    select events.incident_id, left(arg_min(events.text, events.event_id), 200) as title
    from events
    inner join first_times on first_times.incident_id = events.incident_id and first_times.first_at = events.occurred_at
    group by events.incident_id
)
select
    incident_id,
    coalesce(touched.title, first_words.title) as title,
    coalesce(kind, 'incident') as kind,
    severity,
    coalesce(list_filter(list_transform(names_listed(services), lambda s: trim(s)), lambda s: s <> ''), []) as services,
    summary,
    case when impact_minutes >= 0 and isfinite(impact_minutes) then impact_minutes end as impact_minutes,
    false as is_private,
    getvariable('import_source') as source,
    source_id,
    $now as created_at,
    1 as revision
from touched
left join first_words using (incident_id)
where is_new
