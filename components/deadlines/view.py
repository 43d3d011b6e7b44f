"""What all parts of the page of deadlines are drawn from."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from components.as_of import Here
from domain.places.provinces import Province
from language import N_, _
from read_models.deadline_filters import DeadlineFilters
from read_models.deadlines import DeadlinePage, FeedView, Recording
from read_models.overview import AsOf
from sitemap import addresses

NOTE = N_(
    "Tên, chủ văn bằng là của hôm nay; việc Sở ghi nhận không kèm chứng từ tính từ ngày ghi sau cùng."
)


@dataclass(frozen=True)
class View:
    """`today`: the day of the figures. `may_record`: the person is an officer of this province, and
    the day is today; `feed`: own calendar and letter settings, None where there are none;
    `recording`: what the panel over the list is about; `recorded`: what has just been recorded,
    `first`: where nothing stood before."""

    page: DeadlinePage
    filters: DeadlineFilters
    province: Province
    today: date
    may_record: bool = False
    feed: FeedView | None = None
    recording: Recording | None = None
    recorded: Recording | None = None
    first: bool = False

    def href(self, **changes: Any) -> str:
        """This page with some filters changed."""
        return addresses.deadlines(self.province.slug, self.filters.but(**changes))

    @property
    def fresh(self) -> AsOf:
        return self.page.as_of

    @property
    def here(self) -> Here:
        return Here(self.province.slug, self.href(on=None), _(NOTE))
