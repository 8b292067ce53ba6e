-- known events of which their own source now says something else
create or replace temp table changed as
select known.event_id, settled.* exclude (content, details)
from settled
inner join known using (incident_id, identity)
where known.source = settled.source
    and (known.content is distinct from settled.content or known.details is distinct from settled.details)
