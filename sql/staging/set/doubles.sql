set variable import_doubles = $value
