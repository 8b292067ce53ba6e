-- Actions that serve an incident which not everybody may see, one row each.
create or replace view private_actions as
select distinct action_incidents.action_id
from action_incidents
inner join incidents using (incident_id)
where incidents.is_private
