-- how many events of other incidents came from this one
select count(*)
from events
where merged_from = $incident_id
