"""Named reads of care."""
