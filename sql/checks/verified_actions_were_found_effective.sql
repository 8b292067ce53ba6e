-- A verified action was found effective by its last verification.
select actions.action_id, last.result
from actions
left join (
    select action_id, arg_max(result, verified_at) as result
    from verifications
    group by action_id
) as last using (action_id)
where actions.state = 'verified'
  and last.result is distinct from 'effective'
order by actions.action_id
