attach '$path' as backup (read_only)
