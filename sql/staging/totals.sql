select
    count(*) as total,
    count(fault) as faulty,
    min(occurred_at) filter (where fault is null) as first_at,
    max(occurred_at) filter (where fault is null) as last_at
from judged
