-- rows may be stored in any order, by all threads at once
set preserve_insertion_order = false
