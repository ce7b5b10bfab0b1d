"""The register of venues brought by spreadsheet: read, matched, entered."""
