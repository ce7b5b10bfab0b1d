"""What happens to many zones, findings and venues at once, in the caller's transaction."""
