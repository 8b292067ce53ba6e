select to_json(decisions) as record
from decisions
where review_id = $review_id
order by decision_id
