select count(*) = 2
from duckdb_tables()
where database_name = 'backup'
  and table_name in ('ledger', 'migrations')
