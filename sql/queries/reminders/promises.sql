-- Owed work that is due by a day, or owned since an instant, with whoever owns it.
with
owed as (
    select
        owner as person_id,
        action_id as subject_id,
        title,
        due_on,
        coalesce(sensitivity, 'internal') as sensitivity,
        greatest(
            agreed_at,
            coalesce(
                list_max([change."at" for change in history if change.field = 'owner' and change."to" = owner]),
                agreed_at
            )
        ) as owned_since
    from actions
    where state in ('agreed', 'in_progress')
      and owner is not null
)
select owed.*, private_actions.action_id is not null as is_private
from owed
left join private_actions on private_actions.action_id = owed.subject_id
where owed.due_on <= $due_by::date
   or owed.owned_since >= $owned_since::timestamptz
order by owed.due_on nulls last, owed.subject_id
