"""The life of a station: in talks, agreed, set up, working, suspended, ended, each with its day and
its paper. Source: network.md §5.

A month is expected of a station that works on the month's last day: the first working month is, one
in which it was suspended or ended is not. Where a source tells a year alone, nothing is expected
that might not have been: work begins with its last month, ends with its first. A stage without a
day comes before all that have one. What came later changes nothing of what was counted before.
"""

from dataclasses import dataclass
from datetime import date

from domain.calendar.dates import add_months
from domain.calendar.periods import first_day, last_day
from language import N_

TALKS, AGREED, SET_UP, WORKING, SUSPENDED, ENDED = (
    "talks",
    "agreed",
    "set_up",
    "working",
    "suspended",
    "ended",
)
STAGES: dict[str, str] = {
    TALKS: N_("Đang trao đổi"),
    AGREED: N_("Đã thỏa thuận"),
    SET_UP: N_("Đã lập"),
    WORKING: N_("Đang hoạt động"),
    SUSPENDED: N_("Tạm dừng"),
    ENDED: N_("Đã kết thúc"),
}
"""In the order of a life; a suspended station may work again."""
STOPS = (SUSPENDED, ENDED)


@dataclass(frozen=True, slots=True)
class Stage:
    """`day`: since when ('2025-07-01', '2025-07', '2025'), '' where nobody has told. `evidence`:
    the paper, in words. `successor`: the host that follows an ended station, '' none."""

    stage: str
    day: str = ""
    evidence: str = ""
    successor: str = ""
    number: str = ""
    term: str = ""
    id: int = 0
    version: int = 0

    def begins(self) -> date:
        """The first day that it surely holds; of a stop the first on which it may."""
        if not self.day:
            return date.min
        return first_day(self.day) if self.stage in STOPS else last_day(self.day)


@dataclass(frozen=True, slots=True)
class Life:
    """All stages of one station, in any order."""

    stages: tuple[Stage, ...] = ()

    @property
    def in_order(self) -> tuple[Stage, ...]:
        order = list(STAGES)
        return tuple(
            sorted(self.stages, key=lambda stage: (stage.begins(), order.index(stage.stage)))
        )

    def on(self, day: date) -> Stage | None:
        """The stage that it was in on a day; None before the first, and where none is known."""
        return next((stage for stage in reversed(self.in_order) if stage.begins() <= day), None)

    def expects(self, month: str) -> bool:
        """Whether a report of that month is expected: no day known is none expected."""
        found = self.on(last_day(month))
        return found is not None and found.stage == WORKING and bool(found.day)


def months_between(first: str, last: str) -> tuple[str, ...]:
    """Months from one to another, both included."""
    found = []
    day = first_day(first)
    while (month := f"{day:%Y-%m}") <= last:
        found.append(month)
        day = add_months(day, 1)
    return tuple(found)
