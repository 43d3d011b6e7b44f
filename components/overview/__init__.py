"""The cards of a province's first page: each takes the whole View and draws its part, every number
linked to the rows it counts."""
