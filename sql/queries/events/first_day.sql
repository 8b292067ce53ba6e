-- the day, in a zone, on which the events of an incident begin
select strftime(min(timezone($zone, occurred_at)), '%Y-%m-%d') as day
from events
where incident_id = $incident_id
    and curation <> 'dropped'
