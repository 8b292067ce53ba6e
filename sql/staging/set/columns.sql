set variable import_columns = $value
