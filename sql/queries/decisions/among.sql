select to_json(decisions) as record
from decisions
where decision_id in (select unnest($ids::varchar[]))
