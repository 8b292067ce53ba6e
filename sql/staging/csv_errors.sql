-- rows of a table that have too many or too few cells, or cannot be split into cells
select line, error_type::varchar as error_type, column_name, csv_line, error_message
from reject_errors
order by line
