"""The sample: a year of a real status history, and made-up reviews on top (see its README)."""
