"""Rows in, figures out: pure statistics on column arrays, every figure with its interval or the reason it has none."""
