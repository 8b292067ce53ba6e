with
begun as (
    select incident_id, min(occurred_at) as started_at
    from events
    where curation <> 'dropped'
    group by incident_id
)
select
    incidents.incident_id,
    incidents.title,
    incidents.kind,
    incidents.severity
from incidents
anti join reviews using (incident_id)
left join begun on begun.incident_id = incidents.incident_id
where incidents.merged_into is null
  and (not incidents.is_private or $sees_private)
order by coalesce(begun.started_at, incidents.created_at) desc, incidents.incident_id desc
