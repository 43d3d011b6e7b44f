"""The provincial table as plain lines, for files and for the provincial report."""

from collections.abc import Iterator

from components.province_table.table import (
    DIFFERENCE,
    DIFFERENCE_NAME,
    SIDE_BY_SIDE,
    column_name,
    has_difference,
    part_name,
    period_name,
    row_name,
)
from components.province_table.view import MEASURES, SHOWN, Row, View
from language import _
from read_models.province_table import LAST, WHOLE

Line = list[str | int | None]


def heads(view: View) -> list[tuple[str, str]]:
    """Period and part of each column of numbers."""
    found = []
    for period in view.periods:
        parts = view.data.parts
        names = [part_name(view, part) if len(parts) > 1 else "" for part in parts]
        found += [(period_name(view, period), name) for name in names]
        if period == LAST and has_difference(view):
            found.append((_(DIFFERENCE_NAME), ""))
    return found


def lines(view: View) -> Iterator[Line]:
    """Measures one under the other. What is not told is None, never 0."""
    for measure, name in MEASURES.items():
        for row in view.lines((measure,)):
            yield [_(name), row_name(row), *_numbers(view, measure, row)]


def _numbers(view: View, measure: str, row: Row) -> Line:
    found: Line = []
    for period in view.periods:
        shown = period in SHOWN[measure]
        found += [
            view.count(measure, period, row, part) if shown else None for part in view.data.parts
        ]
        if period == LAST and has_difference(view):
            found.append(view.difference(measure, row))
    return found


def heads_side_by_side(view: View) -> list[tuple[str, str]]:
    """Measure and period of each column of numbers, of a whole province."""
    return [
        (_(MEASURES[measure]), column_name(view, measure, column))
        for measure, columns in SIDE_BY_SIDE.items()
        for column in columns
    ]


def lines_side_by_side(view: View) -> Iterator[Line]:
    """As the page has it: a row each kind, with all measures. What is not told is None."""
    for row in view.lines(tuple(MEASURES)):
        numbers = [
            _value(view, measure, column, row)
            for measure, columns in SIDE_BY_SIDE.items()
            for column in columns
        ]
        yield [row_name(row), *numbers]


def _value(view: View, measure: str, column: str, row: Row) -> int | None:
    if column == DIFFERENCE:
        return view.difference(measure, row)
    return view.count(measure, column, row, WHOLE)
