"""The platform's availability over a year as its card shows it: a month that nobody told is a gap,
never a full month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.calendar.periods import months_of
from domain.network.availability import Availability


@dataclass(frozen=True, slots=True)
class KeptMonth:
    """`file`: the import that it stands in, '' where it was typed."""

    told: Availability
    version: int
    by: str
    at: datetime
    file: str = ""


@dataclass(frozen=True, slots=True)
class AvailabilityYear:
    """`months`: 'YYYY-MM' → what is known of it; `may_type`: the manager. `last`: the newest month
    that has begun."""

    year: int
    months: Mapping[str, KeptMonth]
    last: str
    may_type: bool = False

    @property
    def every(self) -> tuple[tuple[str, KeptMonth | None], ...]:
        return tuple((month, self.months.get(month)) for month in months_of(self.year))

    @property
    def shares(self) -> tuple[float, ...]:
        return tuple(
            kept.told.share for kept in self.months.values() if kept.told.share is not None
        )
