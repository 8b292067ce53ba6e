select
    reviews.review_id,
    reviews.version,
    reviews.state,
    reviews.facilitator,
    reviews.due_on,
    incidents.incident_id,
    incidents.title,
    incidents.kind,
    incidents.severity
from reviews
inner join incidents using (incident_id)
where not incidents.is_private or $sees_private
order by
    reviews.state = 'published',
    case when reviews.state <> 'published' then reviews.due_on end nulls last,
    reviews.published_at desc nulls last,
    reviews.review_id
