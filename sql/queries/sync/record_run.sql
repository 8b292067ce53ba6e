insert into sync_runs
values ($run_id, $tracker, $started_at, $ended_at, $counts, $error)
