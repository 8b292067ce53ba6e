set variable import_own_title = $value
