select count(*) > 0
from sync_hints
where tracker = $tracker
  and delivery = $delivery
