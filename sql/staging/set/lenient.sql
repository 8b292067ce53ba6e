set variable import_lenient = $value
