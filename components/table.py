"""A semantic table out of plain rows: caption, column heads with scope, row heads, numbers aligned."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components import html
from components.format import NOT_APPLICABLE
from components.marks import attrs, rows_link


@dataclass(frozen=True)
class Column:
    """`numeric` aligns right with even digits."""

    title: str
    numeric: bool = False


def counted(n: int, href: str) -> Any:
    """A number that opens the rows it counts; zero is plain."""
    return rows_link(n, href) if n else "0"


def data_table(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Any]], total: Sequence[Any] | None = None) -> html.Table:
    """The first cell of a row is its head. `total`: the last line, set apart."""
    head = html.Thead(html.Tr([html.Th(c.title, scope="col", className="num" if c.numeric else None) for c in columns]))
    parts = [html.Caption(caption), head, html.Tbody([_row(columns, row) for row in rows])]
    if total is not None:
        parts.append(html.Tfoot(_row(columns, total)))
    return html.Table(parts, className="t")


def _row(columns: Sequence[Column], row: Sequence[Any]) -> html.Tr:
    cells: list[Any] = [html.Th(row[0], scope="row", className="num" if columns[0].numeric else None)]
    for column, value in zip(columns[1:], row[1:], strict=True):
        cells.append(html.Td(NOT_APPLICABLE if value is None else value, className="num" if column.numeric else None))
    return html.Tr(cells)


def wide(table: html.Table, label: str) -> html.Div:
    """A table that may be wider than the screen: its frame scrolls, by keyboard too."""
    return html.Div(table, className="wide", role="region", tabIndex=0, **attrs(aria_label=label))
