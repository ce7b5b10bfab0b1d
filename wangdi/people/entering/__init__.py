"""Households brought in whole: read by columns, matched, written by sets."""
