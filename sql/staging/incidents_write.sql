-- one row for each incident that a readable record belongs to; nothing stands for the import's own incident
copy (
    select
        coalesce(incident_key, '') as incident_key,
        min(place) as first_place,
        coalesce(first(text_cleaned(title) order by place) filter (where title is not null), first(left(text, 200) order by place)) as title,
        first(title order by place) filter (where title is not null) is not null as is_titled,
        first(incident_kind_of(lower(incident_kind)) order by place) filter (where incident_kind is not null) as kind,
        first(severity_of(lower(trim(severity))) order by place) filter (where severity is not null) as severity,
        first(services order by place) filter (where services is not null) as services,
        first(text_cleaned(summary) order by place) filter (where summary is not null) as summary,
        first(try_cast(impact_minutes as double) order by place) filter (where impact_minutes is not null) as impact_minutes
    from staged
    where fault is null
    group by all
) to $path (format parquet)
