"""Named reads of residents' pages."""
