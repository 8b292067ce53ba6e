copy from database aar to copy
