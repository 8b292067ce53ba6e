set variable import_layout = $value
