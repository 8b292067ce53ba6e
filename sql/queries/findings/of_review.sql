select to_json(findings) as record
from findings
where review_id = $review_id
order by finding_id
