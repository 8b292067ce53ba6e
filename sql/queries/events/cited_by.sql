select decision_id as cited_by
from decisions
where list_contains(known_then, $event_id)
union all
select finding_id as cited_by
from findings
where list_contains(evidence, $event_id)
order by cited_by
