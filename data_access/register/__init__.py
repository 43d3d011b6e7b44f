"""The register: one page of the list, its exact counts, the numbers beside its filters, and the
whole list for an export."""
