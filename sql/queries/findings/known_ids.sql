select finding_id
from findings
where list_contains($ids, finding_id)
