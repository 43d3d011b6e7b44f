"""How the cells of a table read, and a chart as the table that it is drawn from."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from language import _
from language.dates import numeric
from language.numbers import number
from read_models.document import Cell, Chart, Column, Number, Table


def cell_text(cell: Cell, column: Column) -> str:
    """As it reads in the language of the document; nothing where the value is not known."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return numeric(cell)
    if isinstance(cell, str) or not column.numeric:
        return str(cell)
    return number_text(cell)


def number_text(value: Number) -> str:
    """1.477.321; a decimal with as many places as it was given with."""
    return number(value, places(value))  # type: ignore[arg-type]


def places(value: Number) -> int:
    """How many decimal places a number was given with."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def line_texts(line: Sequence[Cell], columns: Sequence[Column]) -> list[str]:
    """A line of a table, one text a column."""
    return [cell_text(cell, column) for cell, column in zip(line, columns, strict=True)]


def table_of(chart: Chart) -> Table:
    """The numbers that a chart draws: a line a category, a column a series."""
    first = Column(_("Đơn vị: {unit}", unit=chart.unit))
    columns = (first, *(Column(series.name, numeric=True) for series in chart.series))
    lines = (
        (category, *(series.values[n] for series in chart.series))
        for n, category in enumerate(chart.categories)
    )
    return Table(
        chart.caption, columns, tuple(lines), chart.source, illustrative=chart.illustrative
    )
