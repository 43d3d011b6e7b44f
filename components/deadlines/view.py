"""What all parts of the page of deadlines are drawn from."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from components import links
from domain.deadline_filters import DeadlineFilters
from domain.deadline_views import DeadlinePage, FeedView
from domain.provinces import Province


@dataclass(frozen=True)
class View:
    """`may_record`: the person is an officer of this province; `feed`: own calendar and letter settings, None where there are none."""

    page: DeadlinePage
    filters: DeadlineFilters
    province: Province
    today: date
    may_record: bool = False
    feed: FeedView | None = None

    def href(self, **changes: Any) -> str:
        """This page with some filters changed."""
        return links.deadlines(self.province.slug, self.filters.but(**changes))
