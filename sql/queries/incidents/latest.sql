-- The incidents that were recorded last, at most so many, with how many there are in all.
with
seen as (
    select incident_id, created_at
    from incidents
    where merged_into is null
      and (not is_private or $sees_private)
),
counted as (
    select count(*) as in_all
    from seen
),
latest as (
    select incident_id
    from seen
    order by created_at desc, incident_id desc
    limit $most
)
select incidents.incident_id, incidents.title, counted.in_all
from latest
cross join counted
inner join incidents using (incident_id)
order by incidents.created_at desc, incidents.incident_id desc
