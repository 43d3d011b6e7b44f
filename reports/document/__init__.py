"""What a report says, apart from the kind of file that it is written to."""
