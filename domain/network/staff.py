"""The people of a station: who does what, since when, for which share of full time, and which classes
they attended. Source: network.md §5. Who has left stays in the list, with the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

FULL_TIME = 100
"""A share is kept in hundredths of full time."""


@dataclass(frozen=True, slots=True)
class Person:
    """`since`, `until`: None not told, and not left. `share`: hundredths of full time, None not
    told. `trainings`: ids of events. `id` 0: not stored yet."""

    name: str = ""
    post: str = ""
    since: date | None = None
    until: date | None = None
    share: int | None = None
    phone: str = ""
    email: str = ""
    trainings: tuple[int, ...] = ()
    id: int = 0
    version: int = 0
    illustrative: bool = False

    def works(self, day: date) -> bool:
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or self.until >= day)


def full_time(people: Iterable[Person], day: date) -> int | None:
    """Hundredths of full time of those at work on a day; None where nobody's share is told."""
    shares = [p.share for p in people if p.works(day) and p.share is not None]
    return sum(shares) if shares else None
