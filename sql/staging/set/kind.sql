set variable import_kind = $value
