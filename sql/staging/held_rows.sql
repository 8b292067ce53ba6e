select
    event_id,
    decision_id,
    decided_at,
    coalesce(known_at, occurred_at) as knowable_at
from held
order by event_id
