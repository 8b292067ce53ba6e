set variable import_fields = $value
