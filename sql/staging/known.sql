-- the events that came from the touched incidents, wherever they are now, as their source last gave them
create or replace temp table known as
select
    event_id,
    coalesce(merged_from, incident_id) as origin_id,
    source,
    event_identity(source, source_id, content_hash) as identity,
    event_content(source_id, content_hash) as content,
    event_details(
        coalesce(upstream ->> 'occurred_until', time_written(occurred_until)),
        coalesce(upstream ->> 'known_at', time_written(known_at)),
        time_written(recorded_at),
        coalesce(upstream ->> 'precision', precision),
        coalesce(upstream ->> 'milestone', milestone),
        coalesce(upstream ->> 'stage', stage),
        coalesce(upstream ->> 'actor_role', actor_role),
        source_url
    ) as details
from events
where coalesce(merged_from, incident_id) in (select origin_id from touched where not is_new)
