set variable import_source = $value
