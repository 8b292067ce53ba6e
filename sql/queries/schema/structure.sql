select json_group_object(column_name, data_type)::varchar
from duckdb_columns()
where table_name = $table
