"""Decks of slides: findings out of what queries gave (`findings`, one module a subject), and how
they are drawn for the screen and for the file that opens without a network."""
