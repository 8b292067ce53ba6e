select person_id
from people
where list_contains($ids, person_id)
