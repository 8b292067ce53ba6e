-- The incidents that an action serves.
select incident_id
from action_incidents
where action_id = $action_id
order by incident_id
