"""The register of the whole country by place: the table of places, and beside it a map."""
