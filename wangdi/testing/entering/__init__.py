"""Lists of results brought by spreadsheet: read, matched with the ledger, entered."""
