set variable import_marks = $value
