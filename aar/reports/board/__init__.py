"""The Resilience page as a document for a board: what it shows, in the same figures."""
