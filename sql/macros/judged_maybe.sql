-- the columns of the verdict that only some readers fill; a file without them does not carry them about
create or replace macro judged_maybe() as
[
    'title', 'incident_kind', 'severity', 'services', 'summary', 'impact_minutes', 'occurred_until', 'known_at',
    'recorded_at', 'stage', 'actor_role', 'source', 'source_id', 'source_url', 'sensitivity', 'curation', 'note', 'raw', 'path', 'line'
]
