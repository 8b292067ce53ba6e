select to_json(conflicts) as record
from conflicts
order by action_id, field, opened_at
