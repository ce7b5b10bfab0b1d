"""Named reads of crossings."""
