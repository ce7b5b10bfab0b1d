"""Returnees brought by spreadsheet: what offices write, made into arrivals."""
