"""What every reader gets and gives: the file as it came, its encoding, archives, rows and
refusals."""
