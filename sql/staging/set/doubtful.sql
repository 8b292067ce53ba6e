set variable import_doubtful = $value
