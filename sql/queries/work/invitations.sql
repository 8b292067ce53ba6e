-- Sections of reviews that a person was asked to answer and has not answered yet, with how many there are in all.
with
asked as (
    select review_id, incident_id, form, due_on, facilitator, unnest(invitations) as invitation
    from reviews
    where state in ('draft', 'in_review')
)
select
    asked.review_id,
    asked.incident_id,
    asked.form,
    asked.due_on,
    incidents.title,
    incidents.severity,
    asked.invitation.section_id as section_id,
    asked.invitation.asked_at as asked_at,
    people.name as facilitator_name,
    count(*) over () as in_all
from asked
inner join incidents using (incident_id)
left join people on people.person_id = asked.facilitator
where asked.invitation.person_id = $person_id
  and asked.invitation.answered_at is null
  and (not incidents.is_private or $sees_private)
order by asked.due_on nulls last, asked.review_id, section_id
limit $most
