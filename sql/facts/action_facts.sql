-- What was true of each action at $as_of, one row an action that the asking person may see and asked for.
create or replace temp table action_facts as
with
origins as (
    select
        served_incidents.action_id,
        bool_or(incidents.is_private) as is_private,
        bool_or($severities::varchar[] is null or list_contains($severities::varchar[], incidents.severity)) as has_severity,
        bool_or($services::varchar[] is null or list_has_any(incidents.services, $services::varchar[])) as has_service,
        bool_or($kinds::varchar[] is null or list_contains($kinds::varchar[], incidents.kind)) as has_kind,
        min(incidents.severity) as severity,
        min(incidents.kind) as first_kind,
        bool_or(incidents.kind = 'incident') as serves_incident,
        list(incidents.services) filter (list_contains($dimensions::varchar[], 'service')) as services
    from served_incidents
    inner join incidents using (incident_id)
    group by served_incidents.action_id
),
owed as (
    select
        action_id,
        course,
        [entry.state in ('agreed', 'in_progress') for entry in course] as is_owed
    from temp.action_courses
    where len(course) > 0
),
states as (
    select
        action_id,
        course[-1] as present,
        nullif(course[list_position(is_owed, true)].from_at, '-infinity'::timestamptz) as first_owed_at,
        case
            when not is_owed[-1]
                then [entry for entry, nth in course if nth > 1 and not is_owed[nth] and is_owed[nth - 1]][-1]
        end as departure
    from owed
),
promises as (
    select
        action_id,
        -- A proposal that was dropped has a course already, and may be agreed only after $as_of.
        case
            when coalesce(agreed_at, first_owed_at) <= $as_of::timestamptz then coalesce(agreed_at, first_owed_at)
        end as agreed_at,
        actions.due_on,
        list_sort([
            {'moved_at': change."at", 'nth': nth, 'from': change."from", 'to': change."to"}
            for change, nth in history
            if change.field = 'due_on'
        ]) as moves,
        priority,
        strength,
        present,
        departure
    from actions
    inner join states using (action_id)
),
dates as (
    select
        *,
        [move for move in moves if move.moved_at > coalesce(agreed_at, '-infinity'::timestamptz)] as moves_since,
        [move for move in moves if move.moved_at > $as_of::timestamptz] as moves_later
    from promises
)
select
    dates.action_id,
    dates.agreed_at,
    case when len(moves_since) > 0 then moves_since[1]."from"::date else dates.due_on end as promised_on,
    case when len(moves_later) > 0 then moves_later[1]."from"::date else dates.due_on end as due_on,
    coalesce(
        len([
            move
            for move in moves_since
            if move.moved_at <= $as_of::timestamptz and move."to"::date > move."from"::date
        ]),
        0
    ) as slips,
    present.state as state,
    departure.from_at as left_at,
    departure.state as left_to,
    case when present.state = 'verified' then present.from_at end as verified_at,
    case when present.state = 'dropped' then present.from_at end as dropped_at,
    dates.priority,
    dates.strength,
    origins.severity,
    list_distinct(flatten(origins.services)) as service,
    case when origins.serves_incident then 'incident' else origins.first_kind end as kind
from dates
left join origins using (action_id)
where ($sees_private::boolean or not coalesce(origins.is_private, false))
  and ($severities::varchar[] is null or origins.has_severity)
  and ($services::varchar[] is null or origins.has_service)
  and ($kinds::varchar[] is null or origins.has_kind)
