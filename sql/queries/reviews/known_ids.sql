select review_id
from reviews
where list_contains($ids, review_id)
