-- Sections of reviews that people were asked to answer and have not answered yet.
with
asked as (
    select review_id, incident_id, form, due_on, unnest(invitations) as invitation
    from reviews
    where state in ('draft', 'in_review')
)
select
    asked.invitation.person_id as person_id,
    asked.review_id as subject_id,
    asked.invitation.section_id as section_id,
    asked.invitation.asked_at as asked_at,
    asked.form,
    asked.due_on,
    incidents.title,
    incidents.is_private
from asked
inner join incidents using (incident_id)
where asked.invitation.answered_at is null
order by asked.invitation.asked_at, asked.review_id, section_id
