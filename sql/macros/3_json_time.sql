-- the first of the keys under which times usually stand
create or replace macro json_time(words) as
coalesce(
    words['occurred_at'],
    words['at'],
    words['timestamp'],
    words['time'],
    words['when'],
    words['display_at'],
    words['created_at'],
    words['date'],
    words['ts'],
    words['@timestamp'],
    words['datetime'],
    words['event_time'],
    words['eventTime'],
    words['occurredAt'],
    words['started_at'],
    words['startedAt'],
    words['startsAt'],
    words['createdAt']
)
