"""What happens to many handovers at once, in the caller's transaction."""
