select to_json(findings) as record
from findings
order by finding_id
