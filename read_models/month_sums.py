"""What the network did in a month: the stations together, and the institute itself, each in a row
of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.network.monthly import COUNTS, REQUESTS, SEARCHES, Values

NONE: Values = dict.fromkeys(COUNTS)


@dataclass(frozen=True, slots=True)
class MonthSums:
    """`reports`: how many stations have handed in; `stations`: their numbers together, corrections
    included; `institute`: its own. None: told by nobody, which is not zero. `illustrative`: whether
    something of it is invented."""

    month: str
    reports: int = 0
    stations: Mapping[str, int | None] = field(default_factory=lambda: NONE)
    institute: Mapping[str, int | None] = field(default_factory=lambda: NONE)
    illustrative: bool = False

    def total(self, name: str) -> int | None:
        return together([self.stations.get(name), self.institute.get(name)])


def together(numbers: list[int | None]) -> int | None:
    """The sum of what is told; None where nothing is."""
    known = [n for n in numbers if n is not None]
    return sum(known) if known else None


def requests(values: Values) -> int | None:
    """What the bulletins count as requests."""
    return together([values.get(name) for name in REQUESTS])


def searches(values: Values) -> int | None:
    """Of all kinds of rights; they stand apart from requests."""
    return together([values.get(name) for name in SEARCHES])
