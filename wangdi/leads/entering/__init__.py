"""Lists of leads brought by spreadsheet: read, matched, deduplicated, entered."""
