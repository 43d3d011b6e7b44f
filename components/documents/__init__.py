"""What documents say: data in, sentences with their figures out. Pages draw them, `reports` writes
them as files."""
