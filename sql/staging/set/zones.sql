set variable import_zones = $value
