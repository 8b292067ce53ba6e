-- one row for each incident that a readable record belongs to; nothing stands for the import's own incident
copy (
    select
        coalesce(incident_key, '') as incident_key,
        min(place) as first_place,
        arg_min(occurred_at, place) as first_given_at,
        arg_max(occurred_at, place) as last_given_at,
        text_cleaned(arg_min(title, place)) as title,
        incident_kind_of(lower(arg_min(incident_kind, place))) as kind,
        severity_of(lower(trim(arg_min(severity, place)))) as severity,
        arg_min(services, place) as services,
        text_cleaned(arg_min(summary, place)) as summary,
        try_cast(arg_min(impact_minutes, place) as double) as impact_minutes
    from judged
    where fault is null
    group by coalesce(incident_key, '')
) to $path (format parquet)
