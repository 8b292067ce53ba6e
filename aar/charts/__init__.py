"""Rows become charts, the same for the screen and for Word; one theme for all."""
