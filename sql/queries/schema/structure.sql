select json_group_object(column_name, data_type)::varchar
from duckdb_columns()
where database_name = current_database()
  and table_name = $table
