set variable import_headings = $value
