-- the first records as they would be stored, for a preview
select
    place,
    line,
    path,
    coalesce(title, incident_key) as incident,
    occurred_at,
    kind,
    milestone,
    actor,
    text,
    fault,
    fault_value as value
from judged
order by place
limit 20
