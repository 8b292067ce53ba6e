select to_json(conflicts) as record
from conflicts
where resolved_at is null
order by action_id, field
