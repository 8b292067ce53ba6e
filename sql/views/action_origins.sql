-- The first incident that an action serves, and whether one of them is private: one row for each action that serves any.
create or replace view action_origins as
select action_id, min(incident_id) as incident_id, bool_or(incidents.is_private) as is_private
from action_incidents
inner join incidents using (incident_id)
group by action_id
