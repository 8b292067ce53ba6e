set variable import_composed = $value
