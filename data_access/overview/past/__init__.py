"""A province's first page as of a past day: whole months from the rollups of changes, the days of
the last month change by change.

It fills the same records as the readers of today's rollups; data_access.overview.page chooses
between them."""

from data_access.overview.past.page import overview_on
from data_access.rollups.counts_on_day import counts_on

__all__ = ["counts_on", "overview_on"]
