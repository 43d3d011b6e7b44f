"""Everything on a province's first page, out of the rollups, in one transaction."""

from data_access.overview.page import overview

__all__ = ["overview"]
