set variable import_mapped_keys = $value
