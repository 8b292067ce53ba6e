set variable import_keeps_rejects = $value
