-- Which incidents an action serves: one row for each pair.
create or replace view action_incidents as
select distinct action_id, incident_id
from served_incidents
