"""What a file of the register can hold."""

MAXIMUM_WORKBOOK = 100_000
"""Rows of a spreadsheet file; a list that is longer goes out as CSV, which has no end."""
