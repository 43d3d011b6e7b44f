"""The page of deadlines: what expires, and what can still be saved."""
