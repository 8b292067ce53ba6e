delete from import_changes
where import_id = $import_id
