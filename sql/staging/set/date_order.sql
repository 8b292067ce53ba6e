set variable import_date_order = $value
