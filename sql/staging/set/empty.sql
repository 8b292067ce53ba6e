set variable import_empty = $value
