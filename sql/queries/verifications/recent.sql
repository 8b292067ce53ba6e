-- The latest verdicts, with what they were about.
select
    verifications.action_id,
    verifications.result,
    verifications.verified_at,
    verifications.note,
    actions.title,
    people.name as verified_by
from verifications
inner join actions using (action_id)
left join people on verifications.verified_by = people.person_id
anti join private_actions on verifications.action_id = private_actions.action_id and not $sees_private
order by verifications.verified_at desc, verifications.verification_id desc
limit 50
