"""Key areas brought by spreadsheet, as a document from above lists them."""
