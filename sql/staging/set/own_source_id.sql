set variable import_own_source_id = $value
