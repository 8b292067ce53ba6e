-- Whether there is any action that a person may see, and whether any of them is their own.
with
hidden as (
    select action_id
    from private_actions
    where not $sees_private::boolean
)
select count(*) > 0 as is_any, coalesce(bool_or(actions.owner = $person_id), false) as is_own
from actions
left join hidden on actions.action_id = hidden.action_id
where hidden.action_id is null
   or actions.owner = $person_id
