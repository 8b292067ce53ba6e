select to_json(links) as record
from links
where action_id = $action_id
  and tracker = $tracker
