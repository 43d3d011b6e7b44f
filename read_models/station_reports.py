"""A station's monthly reports as its page shows them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise

from domain.network.monthly import Values
from domain.network.records import Station
from domain.network.reporting import (
    CONFIRMED,
    DUE_SOON,
    HANDED_IN,
    INSTITUTE,
    MISSING,
    NOT_EXPECTED,
    ON_TIME,
    OPEN,
    OVERDUE,
    SENT_BACK,
    Filed,
    deadline,
    due_months,
    is_locked,
    standing,
)
from domain.network.stages import Life, months_between


@dataclass(frozen=True, slots=True)
class Correction:
    """Written after the lock, beside what was handed in."""

    month: str
    field: str
    old: int | None
    new: int
    reason: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class Former:
    """What was handed in before it was handed in again: numbers, words, when and by whom."""

    values: Values
    words: Mapping[str, str]
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The number that a list of rows gives for a field where another was typed, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class MonthReport:
    """One month of one station. `values`: field → number, None not told; `words`: field → text;
    `answers`: field → why a number that was asked about is right. `first`: the day on which it was
    first handed in. `version` 0: nothing is stored."""

    station_id: int
    month: str
    state: str = ""
    values: Values = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    first: date | None = None
    submitted_at: datetime | None = None
    submitted_by: str = ""
    decided_at: datetime | None = None
    decided_by: str = ""
    comment: str = ""
    open_until: date | None = None
    open_reason: str = ""
    version: int = 0
    updated_at: datetime | None = None
    updated_by: str = ""
    illustrative: bool = False
    listed: Mapping[str, Listed] = field(default_factory=dict)
    former: tuple[Former, ...] = ()

    @property
    def handings(self) -> tuple[Former, ...]:
        """All that was handed in, oldest first; not what is a draft since it was returned."""
        if self.submitted_at is None or self.submitted_at in [told.at for told in self.former]:
            return self.former
        newest = Former(self.values, self.words, self.submitted_at, self.submitted_by)
        return (*self.former, newest)

    @property
    def filed(self) -> Filed | None:
        return Filed(self.state, self.first) if self.state else None

    @property
    def handed_in(self) -> bool:
        return self.state in HANDED_IN

    def locked(self, today: date) -> bool:
        return self.station_id != INSTITUTE and is_locked(self.month, today, self.open_until)

    def writable(self, today: date) -> bool:
        """Whether its numbers may still be changed; afterwards corrections stand beside them."""
        return self.state != CONFIRMED and not self.locked(today)


@dataclass(frozen=True, slots=True)
class Change:
    """A number or a text that became another when a report was handed in again."""

    at: datetime
    by: str
    field: str
    old: int | str | None
    new: int | str | None


Told = Mapping[str, int | str | None]


def different(before: Told, after: Told) -> list[tuple[str, int | str | None, int | str | None]]:
    """(field, before, after) of what is not the same; a text that is not there is an empty one."""
    pairs = [
        (name, _told(before.get(name)), _told(after.get(name))) for name in {**after, **before}
    ]
    return [(name, old, new) for name, old, new in pairs if old != new]


def _told(value: int | str | None) -> int | str | None:
    return None if value == "" else value


@dataclass(frozen=True, slots=True)
class StationReports:
    """`months`: month → report, those that are stored; `corrections`: oldest first; `today`: the
    day in Viet Nam."""

    station: Station
    life: Life
    months: Mapping[str, MonthReport]
    corrections: tuple[Correction, ...]
    today: date

    @property
    def filed(self) -> dict[str, Filed]:
        return {month: found for month, report in self.months.items() if (found := report.filed)}

    @property
    def illustrative(self) -> bool:
        """Whether the station is invented, or any of its months."""
        return self.station.illustrative or any(r.illustrative for r in self.months.values())

    def report(self, month: str) -> MonthReport:
        """The stored report, or an empty one."""
        return self.months.get(month) or MonthReport(self.station.id, month)

    @property
    def of_institute(self) -> bool:
        return self.station.id == INSTITUTE

    def standing(self, month: str) -> str:
        """Of the institute nothing is expected, and nothing of it is late."""
        if self.of_institute:
            return ON_TIME if self.report(month).handed_in else NOT_EXPECTED
        return standing(month, self.filed.get(month), self.life, self.today)

    @property
    def owed(self) -> tuple[tuple[str, str], ...]:
        """(month, DUE_SOON or OVERDUE) of what is over, expected, not handed in and can still be
        written, the oldest first."""
        months = months_between(due_months(self.today)[0], f"{self.today:%Y-%m}")
        waiting = [m for m in months if self.standing(m) in (OPEN, MISSING, SENT_BACK)]
        return tuple(
            (month, DUE_SOON if self.today <= deadline(month) else OVERDUE)
            for month in waiting
            if self.report(month).writable(self.today)
        )

    def before(self, month: str, n: int = 12) -> list[Values]:
        """The reports handed in of the months before, the newest `n`, with what was corrected
        since."""
        known = sorted(m for m, report in self.months.items() if m < month and report.handed_in)
        return [self.corrected(m) for m in known[-n:]]

    def corrected(self, month: str) -> Values:
        """What a month says, corrections included."""
        changed = {c.field: c.new for c in self.corrections if c.month == month}
        return {**self.report(month).values, **changed}

    def changes(self, month: str) -> tuple[Change, ...]:
        """What became different each time that the month was handed in again, oldest first."""
        return tuple(
            Change(after.at, after.by, name, old, new)
            for before, after in pairwise(self.report(month).handings)
            for name, old, new in different(
                {**before.values, **before.words}, {**after.values, **after.words}
            )
        )

    def of_month(self, month: str) -> tuple[Correction, ...]:
        return tuple(c for c in self.corrections if c.month == month)
