"""The page of conferences and trainings."""
