-- The incidents of one page of a list, newest first, with how many fit and how many there are in all: in every row, and in
-- one without an incident where the page is empty.
with
states as (
    select incident_id, arg_max(state, "version") as review_state
    from reviews
    group by incident_id
),
seen as (
    select incidents.*, states.review_state
    from incidents
    left join states using (incident_id)
    where incidents.merged_into is null
      and (not incidents.is_private or $sees_private)
),
fits as materialized (
    select incident_id, created_at
    from seen
    where ($kind::varchar is null or kind = $kind::varchar)
      and ($severities::varchar[] is null or list_contains($severities::varchar[], severity))
      and ($services::varchar[] is null or list_has_any(services, $services::varchar[]))
      and ($review::varchar is null or coalesce(review_state, 'none') = $review::varchar)
      and ($words::varchar[] is null or len(list_filter(
          $words::varchar[],
          lambda word: not contains(search_folded(concat_ws(' ', incident_id, title, summary)), search_folded(word))
      )) = 0)
),
spans as (
    select
        events.incident_id,
        min(events.occurred_at) as first_at,
        min(events.occurred_at) filter (where events.milestone = 'impact_started') as impact_started_at,
        max(events.occurred_at) filter (where events.milestone = 'resolved') as resolved_at
    from events
    semi join fits using (incident_id)
    where events.curation <> 'dropped'
    group by events.incident_id
),
picked as materialized (
    select
        fits.incident_id,
        coalesce(spans.impact_started_at, spans.first_at, fits.created_at) as started_at,
        spans.resolved_at
    from fits
    left join spans using (incident_id)
    order by started_at desc nulls last, fits.incident_id desc
    limit $most
    offset $skipped
),
counted as (
    select (select count(*) from seen) as in_all, (select count(*) from fits) as fitting
)
select
    seen.incident_id,
    seen.title,
    seen.kind,
    seen.severity,
    seen.services,
    seen.review_state,
    picked.started_at,
    picked.resolved_at,
    counted.in_all,
    counted.fitting
from counted
left join picked on true
left join seen using (incident_id)
order by picked.started_at desc nulls last, picked.incident_id desc
