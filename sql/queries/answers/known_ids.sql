select review_id
from answers
where list_contains($ids, review_id)
