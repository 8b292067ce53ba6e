set variable import_path = $value
