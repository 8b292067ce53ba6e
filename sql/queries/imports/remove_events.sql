delete from events
where import_id = $import_id
