detach copy
