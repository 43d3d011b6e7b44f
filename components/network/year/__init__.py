"""One sheet of a station and a year."""
