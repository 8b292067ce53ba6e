-- incidents that came with this import and have nothing left: no event, no review
delete from incidents
where created_at = (select imported_at from imports where import_id = $import_id)
    and source = (select source from imports where import_id = $import_id)
    and incident_id not in (select incident_id from events)
    and incident_id not in (select incident_id from reviews)
    and incident_id not in (select incident_id from actions where incident_id is not null)
