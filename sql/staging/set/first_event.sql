set variable import_first_event = $value
