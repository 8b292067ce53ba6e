set variable import_staged = $value
