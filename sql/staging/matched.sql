-- the file's readable records with the incident they belong to, each event once
create or replace temp view matched as
select
    judged.*,
    touched.origin_id,
    touched.incident_id,
    event_identity(judged.source, judged.source_id, content_hash) as identity,
    event_content(judged.source_id, content_hash) as content,
    event_details(
        time_written(occurred_until),
        time_written(known_at),
        time_written(recorded_at),
        precision,
        milestone,
        stage,
        actor_role,
        source_url
    ) as details
from judged
inner join touched on touched.incident_key = coalesce(judged.incident_key, '')
where fault is null
    and place not in (select place from read_parquet(getvariable('import_doubles')))
