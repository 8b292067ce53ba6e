"""What Word needs: elements of its XML, styles, the paper and its fields."""
