select run_id, tracker, started_at, ended_at, counts::varchar as counts, error
from sync_runs
order by started_at desc
limit 20
