-- incidents that came with this import, or with one that was undone before, and have nothing left: no event, no review
select incident_id
from incidents
where exists (
        select 1
        from imports
        where imports.source = incidents.source
            and imports.imported_at = incidents.created_at
            and (imports.undone_at is not null or imports.import_id = $import_id)
    )
    and incident_id not in (select incident_id from events)
    and incident_id not in (select merged_from from events where merged_from is not null)
    and incident_id not in (select merged_into from incidents where merged_into is not null)
    and incident_id not in (select incident_id from reviews)
    and incident_id not in (select incident_id from actions where incident_id is not null)
order by incident_id
