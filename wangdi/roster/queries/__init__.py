"""Named questions about posts, shifts and who stands there."""
