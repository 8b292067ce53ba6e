copy from database backup to aar
