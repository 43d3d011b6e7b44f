"""The institute's first page: one year of the network, or the running one, in one look."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.network.goals import Task
from domain.network.records import Event, Figure
from domain.network.reporting import AMBER, LATE, ON_TIME, RED
from domain.network.stages import ENDED, SUSPENDED, WORKING
from read_models.league import PREPARING, UNKNOWN, League, LeagueRow
from read_models.network import Network
from read_models.plain_values import parameter
from read_models.plain_values import year as plain_year
from read_models.visit_counts import Change, change, of_year
from read_models.visit_years import Difference, YearLine

IDLE = "idle"
PLACED = (ON_TIME, LATE, AMBER, RED, IDLE, ENDED)
"""How a station stands on the map: as its newest due month does, longer silence before; nothing to
report; ended."""
EXISTING = (WORKING, SUSPENDED, UNKNOWN)
"""Groups of the league that are stations: what is being prepared is none yet, what has ended none
any more."""


def network_year_asked(search: str | None) -> int | None:
    """`nam` of the address; None: the newest year with data."""
    return plain_year(parameter(search, "nam"))


@dataclass(frozen=True, slots=True)
class MonthSum:
    """What the stations and the institute itself told of one month, as corrected since. `reports`:
    how many stations told; `institute`: requests of its own among all, where it told any."""

    month: str
    reports: int
    consultations: int = 0
    updates: int = 0
    listings: int = 0
    searches: int = 0
    classes: int = 0
    trained: int = 0
    women: int = 0
    institute: int = 0
    by_institute: bool = False
    illustrative: bool = False

    @property
    def requests(self) -> int:
        """As the bulletins count them: searches stand apart."""
        return self.consultations + self.updates + self.listings


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report that waits for the institute. `since`: the day on which it was first handed in."""

    station_id: int
    host: str
    month: str
    since: date | None


@dataclass(frozen=True, slots=True)
class NetworkYear:
    """`running`: whether the year goes on, or is the newest of which a month is due; what needs
    attention is told of that one alone. `activity`: month → sums, of all years that matter here.
    `awaiting`: events that are over without an outcome. `overdue`: tasks past their last day.
    `without_data`: provinces of which the register has no record. `counted`: whether anything was
    ever typed or imported."""

    year: int
    years: tuple[int, ...]
    running: bool
    today: date
    league: League
    activity: Mapping[str, MonthSum]
    lines: tuple[YearLine, ...]
    differences: tuple[Difference, ...]
    figures: tuple[Figure, ...]
    network: Network
    events: tuple[Event, ...]
    waiting: tuple[Waiting, ...] = ()
    awaiting: tuple[Event, ...] = ()
    overdue: tuple[Task, ...] = ()
    without_data: tuple[str, ...] = ()
    counted: bool = True

    def months(self, name: str) -> dict[str, int]:
        """Month of the year → its sum; `name`: requests, searches, trained …"""
        return of_year(self._series(name), self.year)

    def growth(self, name: str) -> Change | None:
        """Against the same months of the year before, those that both have."""
        series = self._series(name)
        return change(of_year(series, self.year), of_year(series, self.year - 1))

    def _series(self, name: str) -> dict[str, int]:
        return {month: int(getattr(found, name)) for month, found in self.activity.items()}

    @property
    def illustrative(self) -> bool:
        """Whether anything that is counted here is invented."""
        return any(found.illustrative for found in self.activity.values()) or any(
            row.illustrative for row in self.league.rows
        )

    @property
    def line(self) -> YearLine | None:
        """The year's visits; None where none of them are known."""
        return next((line for line in self.lines if line.year == self.year and line.known), None)

    @property
    def stations(self) -> list[LeagueRow]:
        """What counts as a station at the end of the period."""
        return [row for row in self._there if row.group in EXISTING]

    @property
    def _there(self) -> list[LeagueRow]:
        """Without stations of which a source or the institute tells that they opened later."""
        last = str(self.year) if not self.running else ""
        rows = self.league.rows
        return [row for row in rows if not last or row.station.opened[:4] <= last]

    @property
    def reporting(self) -> list[LeagueRow]:
        """Whoever had to report any of the shown months, silent ones first."""
        return [row for row in self.league.group(WORKING) if row.record.expected] + [
            row for row in self.league.group(SUSPENDED) if row.record.expected
        ]

    @property
    def late(self) -> list[LeagueRow]:
        """Whose report of the newest due month came after its day."""
        return [row for row in self.league.rows if row.newest == LATE]

    def placed(self) -> dict[str, list[LeagueRow]]:
        """How they stand → stations, those being prepared left out."""
        found: dict[str, list[LeagueRow]] = {name: [] for name in PLACED}
        for row in self._there:
            if row.group != PREPARING:
                found[_placed(row)].append(row)
        return found

    def about(self, subject: str, period: str = "") -> list[Figure]:
        """What is published about a subject, of periods that begin so; the newest first."""
        return [f for f in self.figures if f.subject == subject and f.period.startswith(period)]

    @property
    def stock(self) -> Figure | None:
        """The newest published number of all stations that is not of a later year."""
        known = (f for f in self.network.stocks if f.period[:4] <= str(self.year))
        return next(known, None)


def _placed(row: LeagueRow) -> str:
    if row.group == ENDED:
        return ENDED
    if row.silence.alarm:
        return row.silence.alarm
    return row.newest if row.newest in (ON_TIME, LATE) else IDLE
