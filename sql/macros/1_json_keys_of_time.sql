-- the keys under which times usually stand
create or replace macro json_keys_of_time() as
[
    'occurred_at', 'at', 'timestamp', 'time', 'when', 'display_at', 'created_at', 'date', 'ts', '@timestamp',
    'datetime', 'event_time', 'eventTime', 'occurredAt', 'started_at', 'startedAt', 'startsAt', 'createdAt'
]
