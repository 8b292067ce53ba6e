select verification_id
from verifications
where list_contains($ids, verification_id)
