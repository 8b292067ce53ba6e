set variable import_surplus = $value
