"""What a person's posts have to do today: of each post what its own tenant asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.posts import Post
from read_models.deadlines import DeadlineRow
from read_models.events import EventRow
from read_models.network_year import NetworkYear
from read_models.overview import Tile, WorkItem, YearToDate
from read_models.requests import NO_CALLS, QueueCalls, RequestRow
from read_models.station_now import StationNow
from read_models.station_reports import StationReports


@dataclass(frozen=True, slots=True)
class ProvinceFigures:
    """`alive`: titles of all kinds; `granted`: of this year."""

    alive: Tile
    granted: YearToDate


@dataclass(frozen=True, slots=True)
class ProvinceDuties:
    """`nearest`: group of read_models.deadline_filters → the first of its deadlines; `items`: what
    is counted of the whole province."""

    nearest: Mapping[str, tuple[DeadlineRow, ...]]
    items: tuple[WorkItem, ...]
    illustrative: bool
    figures: ProvinceFigures | None = None

    def count(self, what: str) -> int:
        return next((item.n for item in self.items if item.what == what), 0)


@dataclass(frozen=True, slots=True)
class StationDuties:
    """`months`: (month, how it stands) of what can still be written, the oldest first;
    `awaiting`: events that are over without a word of their outcome."""

    reports: StationReports
    months: tuple[tuple[str, str], ...]
    awaiting: tuple[EventRow, ...]
    now: StationNow | None = None


@dataclass(frozen=True, slots=True)
class PostDuties:
    """One post with what it asks for; `since`: the day on which it was given; `answering`: requests
    that the person is to answer, by what is due next."""

    post: Post
    since: date
    province: ProvinceDuties | None = None
    station: StationDuties | None = None
    network: NetworkYear | None = None
    requests: QueueCalls = NO_CALLS
    answering: tuple[RequestRow, ...] = ()

    @property
    def illustrative(self) -> bool:
        if self.requests.illustrative or any(row.illustrative for row in self.answering):
            return True
        if self.province:
            return self.province.illustrative
        if self.station:
            return self.station.reports.illustrative
        return bool(self.network and self.network.illustrative)
