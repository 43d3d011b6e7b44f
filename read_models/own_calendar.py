"""What stands in a person's calendar: of each tenant of the person's posts its days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from read_models.deadlines import DeadlineRow
from read_models.local_names import WatchHit


@dataclass(frozen=True, slots=True)
class ProvinceDays:
    """Deadlines of a province; `hits`: applications that may still be opposed, with their ends."""

    slug: str
    name: str
    rows: Sequence[DeadlineRow]
    hits: Sequence[WatchHit] = ()


@dataclass(frozen=True, slots=True)
class ReportDay:
    """A month that a station has to report. `day`: the one that decides: the deadline or, once that
    has passed, the last day on which the report is taken; `standing`: how the month stands."""

    month: str
    standing: str
    day: date
    due: date
    last: date
    comment: str = ""


@dataclass(frozen=True, slots=True)
class StationDays:
    station_id: int
    host: str
    days: Sequence[ReportDay]
    illustrative: bool


Days = ProvinceDays | StationDays
