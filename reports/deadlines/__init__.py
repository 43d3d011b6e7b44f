"""Lists of deadlines as files."""
