select to_json(conflicts) as record
from conflicts
where resolved_at is null
  and action_id = $action_id
order by field
