-- Of the reviews only those of some incidents.
create temp table reviews as
with
wanted as (
    select unnest($incident_ids::varchar[]) as incident_id
)
select reviews.*
from reviews
semi join wanted using (incident_id)
