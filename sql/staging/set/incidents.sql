set variable import_incidents = $value
