attach '$path' as copy
