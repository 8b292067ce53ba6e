-- Reviews that wait for a person: led, or attended by somebody who may write in them, or, for those who approve, waiting
-- for approval; with how many there are in all.
with
last_answers as (
    select review_id, count(*) as answers, max(answered_at) as saved_at, arg_max(answered_by, answered_at) as saved_by
    from answers
    group by review_id
),
finding_counts as (
    select review_id, count(*) as findings
    from findings
    group by review_id
)
select
    reviews.review_id,
    reviews.incident_id,
    reviews.state,
    reviews.due_on,
    reviews.facilitator,
    incidents.title,
    incidents.severity,
    coalesce(last_answers.answers, 0) as answers,
    coalesce(finding_counts.findings, 0) as findings,
    last_answers.saved_at,
    people.name as saved_by,
    count(*) over () as in_all
from reviews
inner join incidents using (incident_id)
left join last_answers using (review_id)
left join finding_counts using (review_id)
left join people on people.person_id = last_answers.saved_by
where reviews.state <> 'published'
  and (not incidents.is_private or $sees_private)
  and (
    $everyones
    or reviews.facilitator = $person_id
    or ($writes and list_contains([one.person_id for one in reviews.participants], $person_id))
    or ($approves and reviews.state = 'in_review')
  )
order by reviews.due_on nulls last, reviews.review_id
limit $most
