"""What may be filled in about places."""
