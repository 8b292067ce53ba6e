detach aar
