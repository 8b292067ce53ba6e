create table links (
    action_id varchar,
    tracker varchar,
    remote_id varchar,
    key varchar,
    url varchar,
    base json,
    remote_updated_at timestamptz,
    state varchar,
    attempts integer,
    next_attempt_at timestamptz,
    missing_runs integer,
    last_error varchar,
    sent_at timestamptz,
    highest_key varchar,
    seen_at timestamptz,
    since timestamptz,
    revision integer
)
