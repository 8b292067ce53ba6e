"""One command or group of commands a file; heavy imports stay inside the functions so that help is quick."""
