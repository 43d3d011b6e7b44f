"""The register: one page of the list, its exact counts, the numbers beside its filters, and the
whole list for an export."""

from data_access.database.keyset import BadCursor
from data_access.register.export import rows_for_export
from data_access.register.facets import register_facets
from data_access.register.page import owner_name, register_page

__all__ = ["BadCursor", "owner_name", "register_facets", "register_page", "rows_for_export"]
