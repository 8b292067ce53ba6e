-- one row for each incident that a readable record belongs to; nothing stands for the import's own incident
copy (
    select
        coalesce(incident_key, '') as incident_key,
        min(rowid) as first_place,
        min(occurred_at) as first_at,
        arg_min(occurred_at, rowid) as first_given_at,
        arg_max(occurred_at, rowid) as last_given_at,
        first(text_cleaned(title) order by rowid) filter (where title is not null) as title,
        first(incident_kind_of(lower(incident_kind)) order by rowid) filter (where incident_kind is not null) as kind,
        first(severity_of(lower(trim(severity))) order by rowid) filter (where severity is not null) as severity,
        first(services order by rowid) filter (where services is not null) as services,
        first(text_cleaned(summary) order by rowid) filter (where summary is not null) as summary,
        first(try_cast(impact_minutes as double) order by rowid) filter (where impact_minutes is not null) as impact_minutes
    from judged
    where fault is null
    group by all
) to $path (format parquet)
