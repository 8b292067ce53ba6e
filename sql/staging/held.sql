-- changed events that their source would now make known after a decision rests on them: their times are kept
create or replace temp table held as
select
    events.event_id,
    first_citations.decision_id,
    first_citations.decided_at,
    changed.occurred_at,
    changed.known_at
from changed
inner join events on events.event_id = changed.event_id
inner join first_citations on first_citations.event_id = changed.event_id
where coalesce(
        case when (events.upstream ->> 'known_at') is null then changed.known_at else events.known_at end,
        case when (events.upstream ->> 'occurred_at') is null then changed.occurred_at else events.occurred_at end
    ) > first_citations.decided_at
