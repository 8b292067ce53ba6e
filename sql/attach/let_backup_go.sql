detach backup
