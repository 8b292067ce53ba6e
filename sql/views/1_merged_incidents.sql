-- Incidents that were merged into another, with the one that stands for them now.
create or replace view merged_incidents as
with recursive
steps as (
    select incident_id, merged_into as survivor_id
    from incidents
    where merged_into is not null
    union
    select steps.incident_id, incidents.merged_into
    from steps
    inner join incidents on incidents.incident_id = steps.survivor_id
    where incidents.merged_into is not null
)
select steps.incident_id, steps.survivor_id
from steps
inner join incidents on incidents.incident_id = steps.survivor_id
where incidents.merged_into is null
