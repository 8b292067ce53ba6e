attach '$path' as aar (type duckdb, storage_version 'v1.3.0')
