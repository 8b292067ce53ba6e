"""Ways to turn the rows of a metric into its figures: durations, outcomes, shares and counts."""
