with
spans as (
    select
        incident_id,
        count(*) as events,
        min(occurred_at) as first_at,
        max(occurred_at) as last_at,
        min(occurred_at) filter (where milestone = 'impact_started') as impact_started_at,
        max(occurred_at) filter (where milestone = 'resolved') as resolved_at
    from events
    where curation <> 'dropped'
    group by incident_id
),
latest_reviews as (
    select incident_id, arg_max(state, version) as review_state, arg_max(review_id, version) as review_id
    from reviews
    group by incident_id
)
select
    incidents.incident_id,
    incidents.title,
    incidents.kind,
    incidents.severity,
    incidents.services,
    incidents.summary,
    incidents.impact_minutes,
    incidents.is_private,
    incidents.source,
    incidents.source_id,
    incidents.created_at,
    coalesce(spans.impact_started_at, spans.first_at, incidents.created_at) as started_at,
    spans.resolved_at,
    coalesce(spans.events, 0) as events,
    latest_reviews.review_id,
    latest_reviews.review_state
from incidents
left join spans using (incident_id)
left join latest_reviews using (incident_id)
where incidents.merged_into is null
  and (not incidents.is_private or $sees_private)
order by started_at desc nulls last, incidents.incident_id desc
