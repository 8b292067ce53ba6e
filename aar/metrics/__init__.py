"""Rows in, figures out: pure statistics on columns, each figure with its interval or why it has none."""
