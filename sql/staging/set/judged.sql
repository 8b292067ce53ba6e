set variable import_judged = $value
