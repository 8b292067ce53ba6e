select to_json(verifications) as record
from verifications
where action_id = $action_id
order by verified_at desc, verification_id desc
limit 1
