-- Links whose change the tracker refused.
select to_json(links) as record
from links
where tracker = $tracker
  and state = 'parked'
order by action_id
