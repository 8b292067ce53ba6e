select count(*) > 0
from links
where tracker = $tracker
  and remote_id is not null
