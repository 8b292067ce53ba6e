use aar
