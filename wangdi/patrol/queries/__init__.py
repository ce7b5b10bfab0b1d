"""Named questions about patrols."""
