set variable import_known_as = $value
