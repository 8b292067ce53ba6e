-- What the before/after check of an action counts: one row an incident that began in its windows, each with the instant
-- at which the work was raised, that at which the records begin, and how many incidents of the windows have no
-- published review; those are not counted, for nobody knows their factors yet. Without any incident one row.
with
felt as (
    select incident_id, min(occurred_at) as started_at
    from events
    where milestone = 'impact_started'
      and curation <> 'dropped'
    group by incident_id
),
recorded as (
    select incident_id, title, services
    from incidents
    where kind = 'incident'
      and merged_into is null
      and (not is_private or $sees_private)
),
told as (
    select distinct incident_id
    from reviews
    where state = 'published'
),
candidates as (
    select
        recorded.incident_id,
        recorded.title,
        told.incident_id is not null as is_told
    from recorded
    left join told using (incident_id)
    left join told_factors using (incident_id)
    where ($service::varchar is null or list_contains(recorded.services, $service::varchar))
      and (told.incident_id is null or list_contains(told_factors.factors, $factor))
),
raising as (
    select action_incidents.incident_id, incidents.created_at
    from action_incidents
    inner join incidents using (incident_id)
    where action_incidents.action_id = $action_id
),
-- An incident begins with its impact, where that is known, else with its first event.
unfelt as (
    select incident_id
    from candidates
    union
    select incident_id
    from raising
    except
    select incident_id
    from felt
),
started as (
    select incident_id, started_at
    from felt
    union all
    select incident_id, min(occurred_at)
    from events
    where curation <> 'dropped'
      and incident_id in (select incident_id from unfelt)
    group by incident_id
),
raised as (
    select min(coalesce(started.started_at, raising.created_at)) as raised_at
    from raising
    left join started using (incident_id)
),
begun as (
    select candidates.*, started.started_at
    from candidates
    inner join started using (incident_id)
),
within as (
    select begun.*, begun.started_at < raised.raised_at as is_before
    from begun
    cross join raised
    where begun.started_at >= raised.raised_at - to_days(greatest(365, $window_days::integer))
      and (begun.started_at < raised.raised_at or begun.started_at >= $done_at::timestamptz)
      and begun.started_at <= $as_of::timestamptz
),
untold as (
    select
        count(*) filter (is_before) as before,
        count(*) filter (not is_before and started_at <= $done_at::timestamptz + to_days($window_days::integer)) as after
    from within
    where not is_told
)
select
    raised.raised_at,
    (
        select min(occurred_at)
        from events
        where curation <> 'dropped'
    ) as records_begin_at,
    untold.before as untold_before,
    untold.after as untold_after,
    within.incident_id,
    within.title,
    within.started_at
from raised
cross join untold
left join within on within.is_told
order by within.started_at, within.incident_id
