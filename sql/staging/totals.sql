select
    count(*) as total,
    count(fault) as faulty,
    count(*) filter (where fault is null and incident_key is null) as without_incident,
    min(occurred_at) filter (where fault is null) as first_at,
    max(occurred_at) filter (where fault is null) as last_at
from judged
