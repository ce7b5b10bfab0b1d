"""What happens to many orders at once, in the caller's transaction."""
