"""The sample: a real status history, real post-mortems, and made-up reviews on top (see its README)."""
