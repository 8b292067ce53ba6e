create table sync_runs (
    run_id varchar,
    tracker varchar,
    started_at timestamptz,
    ended_at timestamptz,
    counts json,
    error varchar
)
