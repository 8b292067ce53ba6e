select person_id
from accounts
where list_contains($ids, person_id)
