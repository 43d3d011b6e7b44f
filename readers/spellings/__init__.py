"""How senders write values, whatever the format: status words, legal events, days in words,
symbols."""
