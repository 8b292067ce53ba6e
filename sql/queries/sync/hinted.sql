-- Issues that the tracker says have news, and that nobody has looked at since.
select distinct remote_id
from sync_hints
where tracker = $tracker
  and looked_at is null
order by remote_id
