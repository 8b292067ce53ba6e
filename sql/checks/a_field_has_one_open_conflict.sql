-- A field of an action waits for one decision at a time.
select action_id, field, count(*) as conflicts
from conflicts
where resolved_at is null
group by action_id, field
having count(*) > 1
order by action_id, field
