select to_json(findings) as record
from findings
where list_has_any(evidence, (select list(event_id) from events where import_id = $import_id))
order by finding_id
