"""The product's words and rules: frozen records and pure functions, no clock and no input or output."""
