-- known events of which their own source now says something else
create or replace temp table changed as
select known.event_id, matched.*
from matched
inner join known using (incident_id, identity)
where known.source = matched.source
    and (
        known.content_hash <> matched.content_hash
        or known.details <> event_details(
            time_written(occurred_until),
            time_written(known_at),
            time_written(recorded_at),
            precision,
            milestone,
            stage,
            actor_role,
            source_url
        )
    )
