delete from imports
where import_id = $import_id
