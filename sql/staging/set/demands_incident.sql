set variable import_demands_incident = $value
