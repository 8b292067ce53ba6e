"""The sections of reports: each module exports one `SECTION`; adding one is adding a file."""
