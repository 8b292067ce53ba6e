-- A verification is made by somebody who did not own the action at that time.
with
owners as (
    select
        verifications.verification_id,
        verifications.verified_by,
        coalesce(
            list_filter(
                actions.history,
                lambda change: change.field = 'owner' and change."at" > verifications.verified_at
            )[1]."from",
            actions.owner
        ) as owner
    from verifications
    join actions using (action_id)
)
select verification_id, verified_by
from owners
where verified_by = owner
order by verification_id
