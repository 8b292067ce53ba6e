set variable import_delimiter = $value
