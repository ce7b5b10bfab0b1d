"""Pages of the papers of a home quarantine."""
