"""Named reads of quarantine."""
