-- the same number of events for each incident, the milestones among them; some are missing, some out of order, some
-- dropped, and what still runs has no end yet
insert into events by name
with
steps as (
    select
        incident_id,
        merged_into,
        incident_id[5:]::bigint as incident_nth,
        unnest(range(getvariable('steps'))) as step,
        created_at - to_minutes(10) as starts_at,
        exp(5 * luck(incident_nth, 'length')) * 1800 as seconds,
        getvariable('steps') as steps
    from incidents
),
numbered as (
    select *, (incident_nth - 1) * steps + step + 1 as nth
    from steps
),
told as (
    select
        *,
        starts_at + to_seconds(floor(seconds * (step + 0.5 * luck(nth, 'pause')) / steps)) as occurred_at,
        picked(['other', 'observation', 'action', 'communication', 'change', 'detection', 'decision'], nth, 'kind') as kind,
        picked(['on-call engineer', 'scribe', 'incident commander', 'technical lead', 'pager'], nth, 'actor') as actor,
        rtrim(left(
            repeat(concat('Checked partition ', nth, ' of the feature store, rebuilt what was late; '), 4),
            40 + (160 * luck(nth, 'text'))::integer
        )) as "text"
    from numbered
)
select
    printf('EVT-%04d', nth) as event_id,
    coalesce(merged_into, incident_id) as incident_id,
    case when merged_into is not null then incident_id end as merged_from,
    occurred_at,
    case when luck(nth, 'known') < 0.05 then occurred_at + to_minutes(3) end as known_at,
    getvariable('ends_at') as recorded_at,
    'UTC' as source_zone,
    'second' as precision,
    kind,
    case
        when luck(nth, 'milestone') > 0.92 then null
        when step = (incident_nth % 50 = 3)::integer then 'impact_started'
        when step = (incident_nth % 50 <> 3)::integer then 'detected'
        when step = 2 then 'acknowledged'
        when step = steps * 2 // 3 then 'mitigated'
        when step = steps - 1 and luck(incident_nth, 'open') < 0.98 then 'resolved'
    end as milestone,
    actor,
    "text",
    'csv' as source,
    'IMP-0001' as import_id,
    nth as line,
    hash_of_normalised(occurred_at, actor, kind, "text") as content_hash,
    'internal' as sensitivity,
    case when luck(nth, 'curation') < 0.03 then 'dropped' when luck(nth, 'curation') < 0.06 then 'starred' else 'kept' end
        as curation,
    1 as revision
from told
