-- The reviews of one page of a list, of one incident or of all: what is not published first, the most urgent first, then
-- what was published last; with how many there are in all.
with
seen as materialized (
    select
        reviews.review_id,
        reviews.state = 'published' as is_done,
        case when reviews.state <> 'published' then reviews.due_on end as due_on,
        reviews.published_at
    from reviews
    inner join incidents using (incident_id)
    where (not incidents.is_private or $sees_private)
      and ($incident_id::varchar is null or reviews.incident_id = $incident_id::varchar)
),
counted as (
    select count(*) as in_all
    from seen
),
listed as (
    select *
    from seen
    order by is_done, due_on nulls last, published_at desc nulls last, review_id
    limit $most
    offset $skipped
)
select
    reviews.review_id,
    reviews.version,
    reviews.state,
    reviews.facilitator,
    reviews.due_on,
    incidents.incident_id,
    incidents.title,
    incidents.kind,
    incidents.severity,
    counted.in_all
from listed
cross join counted
inner join reviews using (review_id)
inner join incidents using (incident_id)
order by listed.is_done, listed.due_on nulls last, listed.published_at desc nulls last, listed.review_id
