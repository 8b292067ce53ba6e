select to_json(verifications) as record
from verifications
order by verification_id
