-- an edited field keeps what the person wrote, only its upstream value moves
merge into events
using changed on changed.event_id = events.event_id
when matched then update set
    occurred_at = case when (upstream ->> 'occurred_at') is null then changed.occurred_at else events.occurred_at end,
    occurred_until = case when (upstream ->> 'occurred_until') is null then changed.occurred_until else events.occurred_until end,
    known_at = case when (upstream ->> 'known_at') is null then changed.known_at else events.known_at end,
    precision = case when (upstream ->> 'precision') is null then changed.precision else events.precision end,
    kind = case when (upstream ->> 'kind') is null then changed.kind else events.kind end,
    milestone = case when (upstream ->> 'milestone') is null then changed.milestone else events.milestone end,
    stage = case when (upstream ->> 'stage') is null then changed.stage else events.stage end,
    actor = case when (upstream ->> 'actor') is null then changed.actor else events.actor end,
    actor_role = case when (upstream ->> 'actor_role') is null then changed.actor_role else events.actor_role end,
    text = case when (upstream ->> 'text') is null then changed.text else events.text end,
    recorded_at = changed.recorded_at,
    source_zone = changed.source_zone,
    source_url = changed.source_url,
    raw = changed.raw,
    line = changed.line,
    content_hash = changed.content_hash,
    revision = events.revision + 1,
    upstream = upstream_moved(
        upstream,
        {
            'occurred_at': coalesce(time_written(changed.occurred_at), ''),
            'occurred_until': coalesce(time_written(changed.occurred_until), ''),
            'known_at': coalesce(time_written(changed.known_at), ''),
            'precision': coalesce(changed.precision, ''),
            'kind': coalesce(changed.kind, ''),
            'milestone': coalesce(changed.milestone, ''),
            'stage': coalesce(changed.stage, ''),
            'actor': coalesce(changed.actor, ''),
            'actor_role': coalesce(changed.actor_role, ''),
            'text': coalesce(changed.text, '')
        }
    )
