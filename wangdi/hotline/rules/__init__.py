"""What the hotline decides, without a database."""
