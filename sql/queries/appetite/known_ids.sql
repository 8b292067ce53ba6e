select appetite_id
from appetite
where list_contains($ids, appetite_id)
