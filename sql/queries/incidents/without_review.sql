-- The incidents without a review that began last, at most so many, with how many there are in all.
with
seen as materialized (
    select incidents.incident_id, incidents.created_at
    from incidents
    anti join reviews using (incident_id)
    where incidents.merged_into is null
      and (not incidents.is_private or $sees_private)
),
begun as (
    select events.incident_id, min(events.occurred_at) as started_at
    from events
    semi join seen using (incident_id)
    where events.curation <> 'dropped'
    group by events.incident_id
),
counted as (
    select count(*) as in_all
    from seen
),
latest as (
    select seen.incident_id, coalesce(begun.started_at, seen.created_at) as started_at
    from seen
    left join begun using (incident_id)
    order by started_at desc, seen.incident_id desc
    limit $most
)
select incidents.incident_id, incidents.title, incidents.kind, incidents.severity, counted.in_all
from latest
cross join counted
inner join incidents using (incident_id)
order by latest.started_at desc, latest.incident_id desc
