-- records that need a second look, with their place in the file, which joins do not keep: not known in this version,
-- or bearing a doubtful mark
create or replace temp table candidates as
with
numbered as (
    select row_number() over () as place, *
    from checked
),
placed as (
    select
        numbered.*,
        touched.incident_id,
        event_identity(numbered.source, numbered.source_id, content_hash) as identity
    from numbered
    inner join touched on touched.incident_key = coalesce(numbered.incident_key, '')
    where fault is null
),
versioned as (
    select
        *,
        event_version(
            incident_id,
            identity,
            content_hash,
            event_details(
                time_written(occurred_until),
                time_written(known_at),
                time_written(recorded_at),
                precision,
                milestone,
                stage,
                actor_role,
                source_url
            )
        ) as version
    from placed
)
select *
from versioned
where (getvariable('import_compares') and version not in (select version from known))
    or time_mark in (select mark from read_parquet(getvariable('import_doubtful')))
    or coalesce(name_mark in (select mark from read_parquet(getvariable('import_doubtful'))), false)
