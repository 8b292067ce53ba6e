attach '$path' as aar (storage_version 'v1.3.0')
