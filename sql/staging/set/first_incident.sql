set variable import_first_incident = $value
