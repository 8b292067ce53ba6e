-- records that need a second look, in the order of the file: not known in this version, or bearing a doubtful mark
create or replace temp table candidates as
with
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
    from matched
)
select *
from versioned
where (getvariable('import_compares') and version not in (select version from known))
    or time_mark in (select mark from read_parquet(getvariable('import_doubtful')))
    or coalesce(name_mark in (select mark from read_parquet(getvariable('import_doubtful'))), false)
