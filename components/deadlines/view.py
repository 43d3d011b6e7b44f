"""What all parts of the page of deadlines are drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from components.as_of import Here
from domain.places.provinces import Province
from language import N_, _
from read_models.deadline_filters import DeadlineFilters
from read_models.deadlines import DeadlinePage, DeadlineRow, FeedView, Recording
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
    `first`: where nothing stood before. `following`: about which deadlines the panel says who sees
    to them; `doing`: what it opens with; `people`: of the province, whom they can be given to;
    `me`: the reader's id."""

    page: DeadlinePage
    filters: DeadlineFilters
    province: Province
    today: date
    may_record: bool = False
    feed: FeedView | None = None
    recording: Recording | None = None
    recorded: Recording | None = None
    first: bool = False
    following: tuple[DeadlineRow, ...] = ()
    doing: str = ""
    people: Mapping[int, str] = field(default_factory=dict)
    me: int | None = None

    def href(self, **changes: Any) -> str:
        """This page with some filters changed."""
        return addresses.deadlines(self.province.slug, self.filters.but(**changes))

    @property
    def fresh(self) -> AsOf:
        return self.page.as_of

    @property
    def here(self) -> Here:
        return Here(self.province.slug, self.href(on=None), _(NOTE))
