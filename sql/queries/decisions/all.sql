select to_json(decisions) as record
from decisions
order by decision_id
