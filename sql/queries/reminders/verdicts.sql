-- What was found since an instant of work that others own.
with
private_actions as (
    select distinct action_incidents.action_id
    from action_incidents
    inner join incidents using (incident_id)
    where incidents.is_private
)
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
