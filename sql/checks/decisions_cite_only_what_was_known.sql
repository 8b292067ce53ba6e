-- A decision cites only events that could be known when it was made.
with
citations as (
    select decision_id, decided_at, unnest(known_then) as event_id
    from decisions
)
select
    citations.decision_id,
    citations.event_id,
    citations.decided_at,
    coalesce(events.known_at, events.occurred_at) as knowable_at
from citations
join events using (event_id)
where coalesce(events.known_at, events.occurred_at) > citations.decided_at
order by citations.decision_id, citations.event_id
