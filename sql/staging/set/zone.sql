set variable import_zone = $value
