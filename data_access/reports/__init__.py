"""What reports are made from, whichever they are, and what their page can be asked for."""
