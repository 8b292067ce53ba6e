-- known events of which their own source now says something else
create or replace temp table changed as
select known.event_id, settled.* exclude (version)
from settled
inner join known using (incident_id, identity)
where known.source = settled.source and known.version <> settled.version
