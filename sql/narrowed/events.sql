-- Of the events only those of some incidents, with what facts are made of.
create temp table events as
with
wanted as (
    select unnest($incident_ids::varchar[]) as incident_id
)
select events.incident_id, events.occurred_at, events.milestone, events.curation
from events
semi join wanted using (incident_id)
