"""What may be filled in about the people who do the work."""
