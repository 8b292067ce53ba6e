-- Links that have an issue, in order; on request only those that were not seen since a moment.
select to_json(links) as record
from links
where tracker = $tracker
  and remote_id is not null
  and action_id > $after
  and ($seen_before::timestamptz is null or seen_at is null or seen_at < $seen_before::timestamptz)
order by action_id
limit $most
