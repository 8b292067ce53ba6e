-- the keys under which an update or event tells what we ask
create or replace macro json_keys_of_update() as
[
    'incident', 'title', 'incident_kind', 'severity', 'services', 'summary', 'impact_minutes', 'occurred_on',
    'occurred_at', 'occurred_until', 'known_at', 'recorded_at', 'precision', 'kind', 'status', 'milestone',
    'stage', 'actor', 'actor_role', 'text', 'source', 'source_id', 'source_url', 'sensitivity', 'source_zone', 'curation', 'at',
    'timestamp', 'time', 'when', 'display_at', 'created_at', 'date', 'ts', 'author', 'user', 'by', 'message',
    'body', 'description', 'note', 'content', 'url', 'link', 'id', 'uuid', 'msg', 'event', 'details', '@timestamp',
    'datetime', 'event_time', 'eventTime', 'occurredAt', 'createdAt', 'started_at', 'startedAt', 'startsAt'
]
