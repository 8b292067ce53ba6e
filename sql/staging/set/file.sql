set variable import_file = $value
