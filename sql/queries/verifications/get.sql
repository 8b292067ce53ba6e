select to_json(verifications) as record
from verifications
where verification_id = $verification_id
