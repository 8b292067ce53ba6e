-- the file's readable records with the incident they belong to
create or replace temp view matched as
select
    checked.*,
    touched.origin_id,
    touched.incident_id,
    event_identity(checked.source, checked.source_id, content_hash) as identity,
    event_content(checked.source_id, content_hash) as content,
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
from checked
inner join touched on touched.incident_key = coalesce(checked.incident_key, '')
where fault is null
