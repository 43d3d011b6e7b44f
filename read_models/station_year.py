"""A station's year as its sheet shows it: what was handed in, month by month, and what follows from
that. A month without a report is not known, which is not zero; corrections count as corrected."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.calendar.periods import first_day, last_day, months_of
from domain.network.monthly import COUNTS, SEARCHES, TOPICS, requests, searches, told_among
from domain.network.records import Event
from domain.network.reporting import Record, deadline, record
from domain.network.stages import ENDED, WORKING, Stage
from language import N_
from read_models.station_reports import StationReports

FIRST_YEAR = 2000
REQUESTS, ALL_SEARCHES, TRAINED, ON_TIME = "requests", "searches", "trained", "on_time"
DERIVED: dict[str, str] = {REQUESTS: N_("Yêu cầu"), ALL_SEARCHES: N_("Tra cứu")}
LINES: dict[str, str] = {
    **DERIVED,
    **{name: label for name, label in COUNTS.items() if name != "staff"},
}
"""What is added up over a year; staff is not."""
SHEET = (REQUESTS, "consultations", "updates", "listings", ALL_SEARCHES, TRAINED)
"""The lines of the printed table."""
COMPARED: dict[str, str] = {
    REQUESTS: N_("Yêu cầu"),
    TRAINED: N_("Người được tập huấn"),
    ON_TIME: N_("Báo cáo đúng hạn"),
}
"""What stations are ranked by."""


@dataclass(frozen=True, slots=True)
class Place:
    """Among the `of` stations that worked all the year and told the number in every month: equal
    ones share a place. `rank` None: the station is none of these."""

    rank: int | None = None
    of: int = 0


@dataclass(frozen=True, slots=True)
class StationYear:
    """`events`: held in the year by the station; `places`: of COMPARED, empty where no month of the
    year is due."""

    reports: StationReports
    year: int
    events: tuple[Event, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def months(self) -> tuple[str, ...]:
        return months_of(self.year)

    @property
    def due(self) -> tuple[str, ...]:
        return due_of(self.year, self.reports.today)

    @property
    def until(self) -> date:
        """The day up to which there can be numbers."""
        return min(last_day(str(self.year)), self.reports.today)

    @property
    def expected(self) -> tuple[str, ...]:
        """The months that have begun, of which a report is expected."""
        life, today = self.reports.life, self.reports.today
        return tuple(m for m in self.months if first_day(m) <= today and life.expects(m))

    @property
    def record(self) -> Record:
        """Of the months whose deadline has passed."""
        return record(self.due, self.reports.filed, self.reports.life, self.reports.today)

    @property
    def illustrative(self) -> bool:
        marked = (r.illustrative for m, r in self.reports.months.items() if m in self.months)
        return self.reports.station.illustrative or any(marked)

    @property
    def end(self) -> Stage | None:
        """How the station ended, in this year or before."""
        stages = (stage for stage in self.reports.life.stages if stage.stage == ENDED)
        return next((s for s in stages if s.day and first_day(s.day) <= self.until), None)

    @property
    def since(self) -> str:
        """When it began to work, '' where nobody has told."""
        known = (s.day for s in self.reports.life.in_order if s.stage == WORKING and s.day)
        return next(known, "")

    def value(self, name: str, month: str) -> int | None:
        """Of a report that is handed in, corrections included; None not known."""
        if not self.reports.report(month).handed_in:
            return None
        values = self.reports.corrected(month)
        derived = {REQUESTS: requests, ALL_SEARCHES: searches}
        return derived[name](values) if name in derived else values.get(name)

    def known(self, name: str, year: int | None = None) -> dict[str, int]:
        """Month → number, those that are known."""
        told = {month: self.value(name, month) for month in months_of(year or self.year)}
        return {month: n for month, n in told.items() if n is not None}

    def total(self, name: str) -> int | None:
        """None where no month is known."""
        known = self.known(name)
        return sum(known.values()) if known else None

    def against(self, name: str) -> tuple[int, int, int] | None:
        """(this year, the year before, months) over the months that are known of both; None where
        there are none."""
        now, before = self.known(name), self.known(name, self.year - 1)
        both = [m for m in now if f"{self.year - 1}{m[4:]}" in before]
        if not both:
            return None
        then = sum(before[f"{self.year - 1}{m[4:]}"] for m in both)
        return sum(now[m] for m in both), then, len(both)

    @property
    def staff(self) -> tuple[str, int] | None:
        """The newest month that tells of staff, and how much in hundredths."""
        return max(self.known("staff").items(), default=None)

    def words(self, name: str) -> list[tuple[str, str]]:
        """(month, text) of what the reports say in words."""
        told = ((m, self.reports.report(m)) for m in self.months)
        return [(m, r.words[name]) for m, r in told if r.handed_in and r.words.get(name)]

    @property
    def corrected(self) -> dict[tuple[str, str], tuple[int | None, int]]:
        """(month, field) → what was handed in and what holds now."""
        found: dict[tuple[str, str], tuple[int | None, int]] = {}
        for c in self.reports.corrections:
            if c.month in self.months:
                found[c.month, c.field] = (self.reports.report(c.month).values.get(c.field), c.new)
        return found

    @property
    def topics_told(self) -> int | None:
        known = told_among(map(self.total, TOPICS))
        return sum(known) if known else None

    @property
    def checks(self) -> tuple[tuple[str, int | None], ...]:
        """Kind of right → searches of the year."""
        return tuple((name, self.total(name)) for name in SEARCHES)


def due_of(year: int, today: date) -> tuple[str, ...]:
    """The months of a year whose deadline has passed."""
    return tuple(month for month in months_of(year) if deadline(month) < today)


def year_is_known(year: int, today: date) -> bool:
    """Whether there can be a sheet of it."""
    return FIRST_YEAR <= year <= today.year
