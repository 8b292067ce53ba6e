"""Reminding: what waits for whom, the letter that says so, and what was told before."""
