"""Application services: one verb a file; each checks the right, lets the domain decide, saves and audits."""
