"""The days of one month: sum, means, the best day and what fell on days off, as far as days are
known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar.holidays import is_day_off
from domain.calendar.periods import days_in, first_day
from domain.network.visits import SERIES, VisitRow


@dataclass(frozen=True, slots=True)
class Day:
    """`value` None: not known, which is not zero."""

    day: date
    value: int | None

    @property
    def off(self) -> bool:
        return is_day_off(self.day)


@dataclass(frozen=True, slots=True)
class DaysOfMonth:
    """One metric over the days of a month; `months`: those of the year of which days are known;
    `before`: the whole month before, where it is known."""

    month: str
    metric: str
    days: tuple[Day, ...]
    months: tuple[str, ...]
    before: int | None = None

    @property
    def known(self) -> tuple[Day, ...]:
        return tuple(day for day in self.days if day.value is not None)

    @property
    def whole(self) -> bool:
        return len(self.known) == len(self.days)

    @property
    def total(self) -> int:
        return _sum(self.known)

    @property
    def best(self) -> Day:
        """The first of the highest."""
        return max(self.known, key=lambda day: day.value or 0)

    @property
    def mean(self) -> float:
        return self.total / len(self.known)

    @property
    def working(self) -> tuple[Day, ...]:
        return tuple(day for day in self.known if not day.off)

    @property
    def off(self) -> tuple[Day, ...]:
        return tuple(day for day in self.known if day.off)

    @property
    def on_working_days(self) -> float | None:
        return _sum(self.working) / len(self.working) if self.working else None

    @property
    def on_days_off(self) -> int:
        return _sum(self.off)


def _sum(days: Sequence[Day]) -> int:
    return sum(day.value or 0 for day in days)


def days_of(
    rows: Sequence[VisitRow], month: str, metric: str, *, months: Sequence[str], before: int | None
) -> DaysOfMonth | None:
    """`rows`: the month's days of every series; the most trusted series that knows the metric
    counts. None where none does."""
    for series in SERIES:
        known = {
            r.period: getattr(r, metric) for r in rows if r.series == series and not r.illustrative
        }
        if any(value is not None for value in known.values()):
            first = first_day(month)
            days = [first + timedelta(n) for n in range(days_in(month))]
            return DaysOfMonth(
                month,
                metric,
                tuple(Day(d, known.get(d.isoformat())) for d in days),
                tuple(months),
                before,
            )
    return None
