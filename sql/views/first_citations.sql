-- The first decision that rests on each cited event: the event cannot become known later than that.
create or replace view first_citations as
with
citations as (
    select decision_id, decided_at, unnest(known_then) as event_id
    from decisions
)
select
    event_id,
    min(decided_at) as decided_at,
    arg_min(decision_id, (decided_at, decision_id)) as decision_id
from citations
group by event_id
