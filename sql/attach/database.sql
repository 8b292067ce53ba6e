attach '$path' as aar
