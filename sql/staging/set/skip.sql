set variable import_skip = $value
