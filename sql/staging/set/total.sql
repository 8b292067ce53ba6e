set variable import_total = $value
