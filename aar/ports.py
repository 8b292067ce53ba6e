"""What we ask of the outside, as protocols: timeline sources and the action tracker implement them elsewhere."""
