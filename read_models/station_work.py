"""What stations have done by their own monthly reports, corrections included: of the due months one
by one, of the year as far as it is due, against the same months of the year before."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from domain.network.maturity import REPORT, SEARCHES, SERVICES
from domain.network.monthly import Values, requests


@dataclass(frozen=True, slots=True)
class Work:
    """`monthly`: requests of each due month, None where no report says. `requests`, `trained`,
    `classes`: of the months of the year that are due; None: nothing told. `compared`: requests of
    the months that both years tell, this year and the one before, None: there are none;
    `trained_compared`: people trained likewise. `there`:
    what of domain.network.maturity the reports of the due months show."""

    monthly: tuple[int | None, ...] = ()
    requests: int | None = None
    trained: int | None = None
    classes: int | None = None
    trained_compared: tuple[int, int] | None = None
    compared: tuple[int, int] | None = None
    there: frozenset[str] = frozenset()

    @property
    def change(self) -> int | None:
        return None if self.compared is None else self.compared[0] - self.compared[1]


def work(told: Mapping[str, Values], due: tuple[str, ...]) -> Work:
    """`told`: month → what was handed in; `due`: the twelve due months, oldest first."""
    year = due[-1][:4]
    months = [month for month in due if month[:4] == year]
    now = [told[month] for month in months if month in told]
    return Work(
        monthly=tuple(requests(told[month]) if month in told else None for month in due),
        requests=total(requests(values) for values in now),
        trained=total(values.get("trained") for values in now),
        classes=total(values.get("classes") for values in now),
        trained_compared=_compared(told, months, _trained),
        compared=_compared(told, months, requests),
        there=_there([told[month] for month in due if month in told]),
    )


def total(values: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def both(pairs: Iterable[tuple[int, int] | None]) -> tuple[int, int] | None:
    """The sums of what is compared; None where nothing is."""
    known = [pair for pair in pairs if pair is not None]
    return (sum(a for a, _b in known), sum(b for _a, b in known)) if known else None


def year_before(month: str) -> str:
    return f"{int(month[:4]) - 1}{month[4:]}"


def _trained(values: Values) -> int | None:
    return values.get("trained")


def _compared(
    told: Mapping[str, Values], months: Iterable[str], counted: Callable[[Values], int | None]
) -> tuple[int, int] | None:
    pairs = []
    for month in months:
        now = counted(told.get(month, {}))
        before = counted(told.get(year_before(month), {}))
        pairs.append(None if now is None or before is None else (now, before))
    return both(pairs)


def _there(months: list[Values]) -> frozenset[str]:
    if not months:
        return frozenset()
    searched = any(values.get("searches") for values in months)
    services = ("updates", "listings", "filings")
    served = any(values.get(name) for values in months for name in services)
    return frozenset(
        {REPORT} | ({SEARCHES} if searched else set()) | ({SERVICES} if served else set())
    )
