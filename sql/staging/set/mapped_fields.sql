set variable import_mapped_fields = $value
