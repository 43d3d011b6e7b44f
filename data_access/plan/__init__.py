"""A province's plan: its rows, and what its targets are measured by."""
