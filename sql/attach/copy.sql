attach '$path' as copy (type duckdb)
