set variable import_keys = $value
