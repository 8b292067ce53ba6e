-- updated events get their former upstream value back; what a person edited stays edited
merge into events
using (
    select event_id, before
    from import_changes
    where import_id = $import_id
) as former on former.event_id = events.event_id
when matched then update set
    occurred_at = case when (upstream ->> 'occurred_at') is null then (former.before ->> 'occurred_at')::timestamptz else events.occurred_at end,
    occurred_until = case when (upstream ->> 'occurred_until') is null then (former.before ->> 'occurred_until')::timestamptz else events.occurred_until end,
    known_at = case when (upstream ->> 'known_at') is null then (former.before ->> 'known_at')::timestamptz else events.known_at end,
    precision = case when (upstream ->> 'precision') is null then (former.before ->> 'precision') else events.precision end,
    kind = case when (upstream ->> 'kind') is null then (former.before ->> 'kind') else events.kind end,
    milestone = case when (upstream ->> 'milestone') is null then (former.before ->> 'milestone') else events.milestone end,
    stage = case when (upstream ->> 'stage') is null then (former.before ->> 'stage') else events.stage end,
    actor = case when (upstream ->> 'actor') is null then (former.before ->> 'actor') else events.actor end,
    actor_role = case when (upstream ->> 'actor_role') is null then (former.before ->> 'actor_role') else events.actor_role end,
    text = case when (upstream ->> 'text') is null then (former.before ->> 'text') else events.text end,
    recorded_at = (former.before ->> 'recorded_at')::timestamptz,
    source_zone = former.before ->> 'source_zone',
    source_url = former.before ->> 'source_url',
    raw = former.before -> 'raw',
    line = (former.before ->> 'line')::bigint,
    content_hash = former.before ->> 'content_hash',
    revision = events.revision + 1,
    upstream = upstream_moved(
        upstream,
        {
            'occurred_at': coalesce(time_written((former.before ->> 'occurred_at')::timestamptz), ''),
            'occurred_until': coalesce(time_written((former.before ->> 'occurred_until')::timestamptz), ''),
            'known_at': coalesce(time_written((former.before ->> 'known_at')::timestamptz), ''),
            'precision': coalesce(former.before ->> 'precision', ''),
            'kind': coalesce(former.before ->> 'kind', ''),
            'milestone': coalesce(former.before ->> 'milestone', ''),
            'stage': coalesce(former.before ->> 'stage', ''),
            'actor': coalesce(former.before ->> 'actor', ''),
            'actor_role': coalesce(former.before ->> 'actor_role', ''),
            'text': coalesce(former.before ->> 'text', '')
        }
    )
