"""The page of the institute's targets and tasks."""
