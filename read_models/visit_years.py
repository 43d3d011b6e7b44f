"""All years of visits together: what is published of each, what is imported, the change on the same
months, and where they differ."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.calendar.periods import grain
from domain.network.records import Figure
from domain.network.visits import METRICS
from read_models.visit_counts import (
    Change,
    Counted,
    Imported,
    change,
    imported_months,
    numbers,
    of_year,
    stated_total,
)

PER_CENT = re.compile(r"(?<![0-9])([0-9]{1,6})%")
FAR = 1.0
"""Percentage points from which a growth worked out contradicts a published 'khoảng'."""


@dataclass(frozen=True, slots=True)
class YearCell:
    """One metric of one year. `figure`: the published total; `told`: months that are published;
    `months`: imported whole ones; `stated`: a table's line of totals; `growth`: of the imported
    months on the same ones of the year before."""

    figure: Figure | None
    told: tuple[Figure, ...]
    months: Mapping[str, int]
    stated: int | None
    growth: Change | None

    @property
    def imported(self) -> int | None:
        """The months together, or the stated total where no month is known."""
        return sum(self.months.values()) if self.months else self.stated

    @property
    def unfinished(self) -> bool:
        """Whether what is imported is less than a year."""
        return 0 < len(self.months) < 12

    @property
    def shown(self) -> int | None:
        """What its bar stands for: the published total, else what is imported; a month or two are
        not drawn as a year."""
        if self.figure:
            return self.figure.value
        return self.imported if not self.unfinished or len(self.months) >= 3 else None


@dataclass(frozen=True, slots=True)
class YearLine:
    year: int
    cells: dict[str, YearCell]

    @property
    def known(self) -> bool:
        return any(cell.shown is not None for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class Difference:
    """An imported number beside a published one of the same period that says something else.
    `files`: what the imported one came in; `implied`: per cent of growth that an imported year
    gives for a published one, None where two counts differ."""

    period: str
    metric: str
    figure: Figure
    imported: int
    files: tuple[Imported, ...]
    implied: float | None = None


def year_lines(
    years: Sequence[int], counted: Sequence[Counted], figures: Sequence[Figure]
) -> tuple[YearLine, ...]:
    """From the first year of which anything is known to the last, gaps included, oldest first."""
    known = numbers(counted)
    return (
        tuple(_line(year, counted, known, figures) for year in range(min(years), max(years) + 1))
        if years
        else ()
    )


def _line(
    year: int,
    counted: Sequence[Counted],
    known: Mapping[str, Mapping[str, int]],
    figures: Sequence[Figure],
) -> YearLine:
    cells = {}
    stated = stated_total(counted, year)
    for metric in METRICS:
        own = [
            f
            for f in figures
            if f.subject == metric and f.period.startswith(str(year)) and f.value is not None
        ]
        cells[metric] = YearCell(
            next((f for f in own if grain(f.period) == "year"), None),
            tuple(f for f in own if grain(f.period) == "month"),
            of_year(known[metric], year),
            stated.values.get(metric) if stated else None,
            change(of_year(known[metric], year), of_year(known[metric], year - 1)),
        )
    return YearLine(year, cells)


def differences(lines: Sequence[YearLine], counted: Sequence[Counted]) -> tuple[Difference, ...]:
    """The newest first: months, whole years, and growth that a whole imported year gives for the
    published year after it."""
    months = imported_months(counted)
    files = {}
    for metric, imported in months.items():
        files[metric] = {month: one.file for month, one in imported.items()}
    found = [
        d
        for line in lines
        for metric, cell in line.cells.items()
        for d in _of_cell(line.year, metric, cell, files[metric])
    ]
    by_year = {line.year: line for line in lines}
    for line in lines:
        if following := by_year.get(line.year + 1):
            found += [
                d for metric in METRICS if (d := _growth(line, following, metric, files[metric]))
            ]
    return tuple(sorted(found, key=lambda d: d.period, reverse=True))


def _of_cell(
    year: int, metric: str, cell: YearCell, files: Mapping[str, Imported | None]
) -> list[Difference]:
    found = [
        Difference(f.period, metric, f, cell.months[f.period], _files([files.get(f.period)]))
        for f in cell.told
        if f.period in cell.months and cell.months[f.period] != f.value
    ]
    total = cell.imported
    if cell.figure and total is not None and not cell.unfinished and total != cell.figure.value:
        found.append(
            Difference(
                str(year), metric, cell.figure, total, _files(files.get(m) for m in cell.months)
            )
        )
    return found


def _growth(
    line: YearLine, following: YearLine, metric: str, files: Mapping[str, Imported | None]
) -> Difference | None:
    """A published 'tăng khoảng 9% so với năm 2022' against the twelve imported months of 2022."""
    before = line.cells[metric]
    figure = following.cells[metric].figure
    said = (
        PER_CENT.search(figure.wording) if figure and figure.compared_to == str(line.year) else None
    )
    if not (figure and figure.value and said and len(before.months) == 12 and before.imported):
        return None
    implied = (figure.value / before.imported - 1) * 100
    if abs(implied - int(said[1])) <= FAR:
        return None
    return Difference(
        period=figure.period,
        metric=metric,
        figure=figure,
        imported=before.imported,
        files=_files(files.get(m) for m in before.months),
        implied=implied,
    )


def _files(found: Iterable[Imported | None]) -> tuple[Imported, ...]:
    return tuple(dict.fromkeys(f for f in found if f))
