select to_json(verifications) as record
from verifications
where verification_id in (select unnest($ids::varchar[]))
