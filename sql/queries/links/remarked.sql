-- Links that have an issue and something to say about it.
select to_json(links) as record
from links
where tracker = $tracker
  and remote_id is not null
  and last_error is not null
  and state in ('in_sync', 'conflict')
order by action_id
