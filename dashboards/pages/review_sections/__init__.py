"""One kind of section a file, each exporting SECTION; the file's name is the kind that forms give."""
