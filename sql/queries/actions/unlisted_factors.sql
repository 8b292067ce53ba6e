-- Actions whose plan counts a factor which the taxonomy in force does not list.
select 'actions' as entity, action_id as id, 'plan.measure.factor' as field, json_extract_string(plan.measure, '$.factor') as code
from actions
where plan.method = 'metric'
  and not list_contains($codes::varchar[], json_extract_string(plan.measure, '$.factor'))
order by id
