select to_json(links) as record
from links
where tracker = $tracker
  and list_contains($remote_ids, remote_id)
order by action_id
