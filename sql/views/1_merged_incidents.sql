-- Incidents that were merged into another, with the one that stands for them now.
create or replace view merged_incidents as
with recursive
moved as materialized (
    select incident_id, merged_into
    from incidents
    where merged_into is not null
),
steps as (
    select incident_id, merged_into as survivor_id
    from moved
    union
    select steps.incident_id, moved.merged_into
    from steps
    inner join moved on moved.incident_id = steps.survivor_id
)
select incident_id, survivor_id
from steps
where survivor_id not in (select moved.incident_id from moved)
