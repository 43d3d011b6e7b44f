"""The page of an owner in a province."""
