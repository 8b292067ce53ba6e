-- new events
insert into events by name
select
    numbered('EVT', getvariable('import_first_event') - 1 + rank, 7) as event_id,
    incident_id,
    occurred_at,
    occurred_until,
    known_at,
    recorded_at,
    source_zone,
    precision,
    kind,
    milestone,
    stage,
    actor,
    actor_role,
    text,
    source,
    source_id,
    source_url,
    raw,
    getvariable('import_id') as import_id,
    line,
    content_hash,
    sensitivity,
    'kept' as curation,
    1 as revision,
    nullif(origin_id, incident_id) as merged_from
from fresh
