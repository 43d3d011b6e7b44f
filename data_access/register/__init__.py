"""The register: one page of the list, its exact counts, and the whole list for an export."""

from data_access.register.cursor import BadCursor
from data_access.register.export import rows_for_export
from data_access.register.page import register_page

__all__ = ["BadCursor", "register_page", "rows_for_export"]
