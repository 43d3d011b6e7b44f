"""Importing: readers turn a file into canonical records, the pipeline writes them whole or not at all.

A new file format is one module in `readers/` (a table with other columns: one in `tables/`), its name in that package's list, and a test.
"""
