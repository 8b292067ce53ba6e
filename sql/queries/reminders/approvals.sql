-- Reviews that wait for approval; `own` is who leads them and so may not.
select
    reviews.review_id as subject_id,
    incidents.title,
    reviews.due_on,
    reviews.facilitator as own,
    incidents.is_private
from reviews
inner join incidents using (incident_id)
where reviews.state = 'in_review'
order by reviews.due_on nulls last, reviews.review_id
