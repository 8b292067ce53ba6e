-- events that would become known after a decision rests on them if they got their former times back
select
    events.event_id,
    first_citations.decision_id
from import_changes
inner join events on events.event_id = import_changes.event_id
inner join first_citations on first_citations.event_id = import_changes.event_id
where import_changes.import_id = $import_id
    and coalesce(
        case
            when (events.upstream ->> 'known_at') is null then (import_changes.before ->> 'known_at')::timestamptz
            else events.known_at
        end,
        case
            when (events.upstream ->> 'occurred_at') is null then (import_changes.before ->> 'occurred_at')::timestamptz
            else events.occurred_at
        end
    ) > first_citations.decided_at
order by events.event_id
