"""Pages of home quarantine: one for each act, named for it."""
