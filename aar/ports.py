"""What we ask of the outside, as protocols that timeline sources and the tracker implement."""
