-- What was found since an instant of work that others own.
select
    actions.owner as person_id,
    actions.action_id as subject_id,
    verifications.verification_id as "version",
    actions.title,
    verifications.result as about,
    coalesce(actions.sensitivity, 'internal') as sensitivity,
    private_actions.action_id is not null as is_private
from verifications
inner join actions using (action_id)
left join private_actions on private_actions.action_id = verifications.action_id
where verifications.verified_at >= $since::timestamptz
  and actions.owner <> verifications.verified_by
order by verifications.verified_at, verifications.verification_id
