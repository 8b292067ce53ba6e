-- An issue of a tracker is linked to one action only.
select tracker, remote_id, list(action_id order by action_id) as actions
from links
where remote_id is not null
group by tracker, remote_id
having count(*) > 1
order by tracker, remote_id
