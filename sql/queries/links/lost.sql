-- Links whose issue was not seen the last time, in order.
select to_json(links) as record
from links
where tracker = $tracker
  and remote_id is not null
  and missing_runs > 0
  and action_id > $after
order by action_id
limit $most
