"""What care decides, without a database."""
