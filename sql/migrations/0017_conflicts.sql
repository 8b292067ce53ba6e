create table conflicts (
    action_id varchar,
    field varchar,
    base json,
    ours json,
    theirs json,
    opened_at timestamptz,
    resolution varchar,
    resolved_by varchar,
    resolved_at timestamptz,
    revision integer
)
