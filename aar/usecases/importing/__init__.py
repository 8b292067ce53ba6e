"""The steps of an import: open the file, choose its source, stage and judge it, insert what is new."""
