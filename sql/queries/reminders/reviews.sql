-- Reviews that are to be published by a day, with whoever leads them.
select
    reviews.facilitator as person_id,
    reviews.review_id as subject_id,
    incidents.title,
    reviews.due_on,
    incidents.is_private
from reviews
inner join incidents using (incident_id)
where reviews.state <> 'published'
  and reviews.facilitator is not null
  and reviews.due_on <= $due_by::date
order by reviews.due_on, reviews.review_id
