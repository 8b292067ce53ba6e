-- records that have a second look, with their place, which joins do not keep
create or replace temp table candidates as
with
numbered as (
    select row_number() over () as place, *
    from checked
)
select
    numbered.*,
    touched.origin_id,
    touched.incident_id,
    event_identity(numbered.source, numbered.source_id, content_hash) as identity,
    event_content(numbered.source_id, content_hash) as content,
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
from numbered
inner join touched on touched.incident_key = coalesce(numbered.incident_key, '')
where fault is null
