set variable import_own_incident = $value
