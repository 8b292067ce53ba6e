-- What the before/after check of an action may count, one row an incident that began in its windows, with the instant
-- at which the work was raised and that at which the records begin; without any incident one row with these two. An
-- incident without a published review is not counted, for nobody knows its factors yet.
with
begun as (
    select
        incident_id,
        coalesce(min(occurred_at) filter (milestone = 'impact_started'), min(occurred_at)) as started_at
    from events
    where curation <> 'dropped'
    group by incident_id
),
raised as (
    select min(coalesce(begun.started_at, incidents.created_at)) as raised_at
    from action_incidents
    inner join incidents using (incident_id)
    left join begun using (incident_id)
    where action_incidents.action_id = $action_id
),
recorded as (
    select incidents.incident_id, incidents.title, incidents.services, begun.started_at
    from incidents
    inner join begun using (incident_id)
    where incidents.kind = 'incident'
      and incidents.merged_into is null
      and (not incidents.is_private or $sees_private)
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
        recorded.started_at,
        told.incident_id is not null as is_told,
        coalesce(list_contains(told_factors.factors, $factor), false) as is_counted
    from recorded
    cross join raised
    left join told using (incident_id)
    left join told_factors using (incident_id)
    where ($service::varchar is null or list_contains(recorded.services, $service::varchar))
      and recorded.started_at >= raised.raised_at - to_days(greatest(365, $window_days::integer))
      and (recorded.started_at < raised.raised_at or recorded.started_at >= $done_at::timestamptz)
      and recorded.started_at <= $as_of::timestamptz
)
select
    raised.raised_at,
    (select min(started_at) from recorded) as records_begin_at,
    candidates.incident_id,
    candidates.title,
    candidates.started_at,
    candidates.is_counted
from raised
left join candidates on candidates.is_counted or not candidates.is_told
order by candidates.started_at, candidates.incident_id
