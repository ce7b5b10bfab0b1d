"""What happens to many tickets at once, in the caller's transaction."""
