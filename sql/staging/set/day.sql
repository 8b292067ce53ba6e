set variable import_day = $value
