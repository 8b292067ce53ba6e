-- where records stand that another one further down in the file tells anew: of the same event the last one counts
copy (
    with
    named as (
        select
            place,
            incident_key,
            source,
            source_id,
            content_hash,
            hash(incident_key, coalesce(source_id, content_hash)) as mark
        from judged
        where fault is null
    ),
    marks as (
        select mark
        from named
        group by mark
        having count(*) > 1
    )
    select place
    from named
    semi join marks using (mark)
    qualify row_number() over (
        partition by incident_key, event_identity(source, source_id, content_hash)
        order by place desc
    ) > 1
) to $path (format parquet)
