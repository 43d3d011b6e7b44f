"""Whole records, read; whether they may be seen, and what is found by a search."""
