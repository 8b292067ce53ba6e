-- incidents as an import lists them; what was merged is told by the one that stands for it
select distinct incidents.incident_id, incidents.source_id, incidents.title, false as is_new
from (
    select unnest($ids::varchar[]) as incident_id
) as wanted
left join merged_incidents using (incident_id)
inner join incidents on incidents.incident_id = coalesce(merged_incidents.survivor_id, wanted.incident_id)
order by incidents.incident_id
