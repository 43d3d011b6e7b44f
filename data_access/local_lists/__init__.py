"""The lists that a province keeps by hand, and the rights that their rows are linked to."""
