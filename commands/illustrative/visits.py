"""Illustrative months of visits: they fill up the years of which a total is published, and add up
to it exactly. No month is real."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from domain.calendar.periods import months_of
from domain.network.records import Figure
from domain.network.visits import ILLUSTRATIVE, METRICS, VisitRow

SEASON = (82, 64, 100, 112, 120, 115, 106, 98, 93, 97, 94, 90)
"""How busy the months are; a published month keeps its number."""


def visits(figures: Sequence[Figure]) -> list[VisitRow]:
    """Twelve months for each year with all three totals. A month that is published has no
    illustrative number beside it."""
    told = {(f.period, f.subject): f.value for f in figures if f.value is not None}
    years = sorted({period for period, _subject in told if len(period) == len("2021")})
    return [
        row
        for year in years
        if all((year, metric) in told for metric in METRICS)
        for row in _year(year, told)
    ]


def _year(year: str, told: dict[tuple[str, str], int]) -> Iterator[VisitRow]:
    months = months_of(int(year))
    columns: dict[str, dict[str, int]] = {}
    for metric in METRICS:
        free = [month for month in months if (month, metric) not in told]
        fixed = sum(told[month, metric] for month in months if month not in free)
        columns[metric] = dict(
            zip(
                free,
                _shares(told[year, metric] - fixed, [SEASON[months.index(m)] for m in free]),
                strict=True,
            )
        )
    for month in months:
        figures: dict[str, Any] = {metric: columns[metric].get(month) for metric in METRICS}
        yield VisitRow(month, **figures, series=ILLUSTRATIVE, illustrative=True)


def _shares(total: int, weights: Iterable[int]) -> list[int]:
    """Whole numbers in these proportions that add up to the total: each share ends where the
    running sum says."""
    known = list(weights)
    ends = [total * sum(known[: i + 1]) // sum(known) for i in range(len(known))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]
