"""`wangdi prove`: phones that are killed while they send, and what became of their records."""
