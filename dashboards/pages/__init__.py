"""One page a file, each exporting PAGE; adding a page is adding a file."""
