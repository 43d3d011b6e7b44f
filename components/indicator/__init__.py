"""What stands below the definition of a figure: the reader's own numbers."""
