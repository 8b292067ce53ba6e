set variable import_rejects = $value
