-- what was merged into an incident, in one step or several
select incident_id
from merged_incidents
where survivor_id = $incident_id
order by incident_id
