set variable import_direction = $value
