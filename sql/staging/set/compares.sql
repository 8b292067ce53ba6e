set variable import_compares = $value
