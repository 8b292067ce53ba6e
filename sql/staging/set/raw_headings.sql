set variable import_raw_headings = $value
