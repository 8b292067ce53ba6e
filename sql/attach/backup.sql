attach '$path' as backup (type duckdb, read_only)
