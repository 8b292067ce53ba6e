-- the places of records that another record of the same file replaces: the last of each identity stays
copy (
    with
    doubtful as (
        select hash(incident_key, coalesce(source_id, content_hash)) as mark
        from staged
        where fault is null
        group by mark
        having count(*) > 1
    ),
    ranked as (
        select
            place,
            row_number() over (
                partition by incident_key, event_identity(source, source_id, content_hash)
                order by place desc
            ) as backwards
        from staged
        where fault is null
            and hash(incident_key, coalesce(source_id, content_hash)) in (select mark from doubtful)
    )
    select place
    from ranked
    where backwards > 1
) to $path (format parquet)
