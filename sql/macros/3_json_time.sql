-- the first of the keys under which times usually stand
create or replace macro json_time(asked) as
coalesce(
    json_said(asked, 'occurred_at'),
    json_said(asked, 'at'),
    json_said(asked, 'timestamp'),
    json_said(asked, 'time'),
    json_said(asked, 'when'),
    json_said(asked, 'display_at'),
    json_said(asked, 'created_at'),
    json_said(asked, 'date'),
    json_said(asked, 'ts'),
    json_said(asked, '@timestamp'),
    json_said(asked, 'datetime'),
    json_said(asked, 'event_time'),
    json_said(asked, 'eventTime'),
    json_said(asked, 'occurredAt'),
    json_said(asked, 'started_at'),
    json_said(asked, 'startedAt'),
    json_said(asked, 'startsAt'),
    json_said(asked, 'createdAt')
)
