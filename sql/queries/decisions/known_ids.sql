select decision_id
from decisions
where list_contains($ids, decision_id)
