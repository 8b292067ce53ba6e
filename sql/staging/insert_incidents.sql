insert into incidents by name
select
    incident_id,
    title,
    coalesce(kind, 'incident') as kind,
    severity,
    coalesce(list_filter(list_transform(string_split(services, ';'), lambda s: trim(s)), lambda s: s <> ''), []) as services,
    summary,
    case when impact_minutes >= 0 then impact_minutes end as impact_minutes,
    false as is_private,
    getvariable('import_source') as source,
    source_id,
    $now as created_at,
    1 as revision
from touched
where is_new
