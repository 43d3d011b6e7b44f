"""The page of reminder letters: what would be made, and what was."""
