-- where incidents were merged, an event is known to all of them, save to those that have one like it
insert into known by name
select
    events.event_id,
    joined.origin_id,
    events.source,
    event_identity(events.source, events.source_id, events.content_hash) as identity,
    event_content(events.source_id, events.content_hash) as content,
    event_details(
        coalesce(events.upstream ->> 'occurred_until', time_written(events.occurred_until)),
        coalesce(events.upstream ->> 'known_at', time_written(events.known_at)),
        time_written(events.recorded_at),
        coalesce(events.upstream ->> 'precision', events.precision),
        coalesce(events.upstream ->> 'milestone', events.milestone),
        coalesce(events.upstream ->> 'stage', events.stage),
        coalesce(events.upstream ->> 'actor_role', events.actor_role),
        events.source_url
    ) as details
from events
inner join (
    select distinct origin_id, incident_id
    from touched
) as joined on joined.incident_id = events.incident_id
anti join known
    on known.origin_id = joined.origin_id
    and known.identity = event_identity(events.source, events.source_id, events.content_hash)
where coalesce(events.merged_from, events.incident_id) <> joined.origin_id
