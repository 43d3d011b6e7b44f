"""Importing: what the readers have made of a file is staged, shown, and written whole or not at
all."""
