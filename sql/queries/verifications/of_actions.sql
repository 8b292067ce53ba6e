select to_json(verifications) as record
from verifications
where list_contains($action_ids, action_id)
order by action_id, verified_at, verification_id
