"""The list of a register as a file: its columns, and how each form of file writes them."""
