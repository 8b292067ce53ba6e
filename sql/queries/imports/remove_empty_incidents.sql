-- incidents that came with this import, or with one that was undone before, and have nothing left: no event, no review
delete from incidents
where exists (
        select 1
        from imports
        where imports.source = incidents.source
            and imports.imported_at = incidents.created_at
            and (imports.undone_at is not null or imports.import_id = $import_id)
    )
    and incident_id not in (select incident_id from events)
    and incident_id not in (select incident_id from reviews)
    and incident_id not in (select incident_id from actions where incident_id is not null)
