select to_json(findings) as record
from findings
where finding_id in (select unnest($ids::varchar[]))
