select to_json(conflicts) as record
from conflicts
where action_id = $action_id
  and field = 'issue'
order by opened_at
