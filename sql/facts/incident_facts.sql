-- What was true of each incident at $as_of, one row an incident that the asking person may see. `is_asked`
-- says whether it fits the filters; the others stay, for a later incident may repeat one of them.
create or replace temp table incident_facts as
with
reached as (
    select
        incident_id,
        min(occurred_at) as first_at,
        max(occurred_at) as last_at,
        min(occurred_at) filter (milestone = 'impact_started') as impact_started_at,
        min(occurred_at) filter (milestone = 'detected') as detected_at,
        max(occurred_at) filter (milestone = 'mitigated') as mitigated_at,
        max(occurred_at) filter (milestone = 'resolved') as resolved_at
    from events
    where curation <> 'dropped'
      and occurred_at <= $as_of::timestamptz
    group by incident_id
),
published as (
    select
        incident_id,
        min(published_at) as published_at,
        arg_min(due_on, published_at) as review_due_on,
        arg_max(review_id, ("version", published_at)) as review_id
    from reviews
    where state = 'published'
      and coalesce(published_at <= $as_of::timestamptz, true)
    group by incident_id
),
promised as (
    select incident_id, min(due_on) as review_due_on
    from reviews
    group by incident_id
)
select
    incidents.incident_id,
    incidents.severity,
    incidents.services,
    case when list_contains($dimensions::varchar[], 'service') then incidents.services end as service,
    incidents.kind,
    incidents.impact_minutes,
    coalesce(reached.impact_started_at, reached.first_at) as started_at,
    reached.impact_started_at,
    reached.detected_at,
    reached.mitigated_at,
    reached.resolved_at,
    reached.last_at,
    published.review_id,
    published.published_at,
    coalesce(published.review_due_on, promised.review_due_on) as review_due_on,
    coalesce(review_factors.factors, []) as factors,
    ($severities::varchar[] is null or list_contains($severities::varchar[], incidents.severity))
    and ($services::varchar[] is null or list_has_any(incidents.services, $services::varchar[]))
    and ($kinds::varchar[] is null or list_contains($kinds::varchar[], incidents.kind)) as is_asked
from incidents
inner join reached using (incident_id)
left join published using (incident_id)
left join promised using (incident_id)
left join review_factors using (review_id)
where incidents.kind = 'incident'
  and incidents.merged_into is null
  and ($sees_private::boolean or not incidents.is_private)
