"""Expected returnees brought by spreadsheet."""
