"""Guided reviews as data: each module exports one `FORM`; an organisation adds its own as one file."""
