-- The latest verdicts, with what they were about.
with
hidden as (
    -- Who sees all needs no list of it, which takes longer than all the rest.
    select action_id
    from private_actions
    where not $sees_private::boolean
),
latest as (
    select verifications.verification_id
    from verifications
    anti join hidden on verifications.action_id = hidden.action_id
    semi join actions on verifications.action_id = actions.action_id
    order by verifications.verified_at desc, verifications.verification_id desc
    limit 50
)
select
    verifications.action_id,
    verifications.result,
    verifications.verified_at,
    verifications.note,
    actions.title,
    people.name as verified_by
from latest
inner join verifications using (verification_id)
inner join actions using (action_id)
left join people on verifications.verified_by = people.person_id
order by verifications.verified_at desc, verifications.verification_id desc
