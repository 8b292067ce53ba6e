set variable import_parsed = $value
