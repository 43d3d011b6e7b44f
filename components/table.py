"""A semantic table out of plain rows: caption, column heads with scope, row heads, numbers
aligned."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from components import html
from components.marks import attrs, rows_link
from language.numbers import NOT_APPLICABLE


@dataclass(frozen=True)
class Column:
    """`numeric` aligns right with even digits."""

    title: str
    numeric: bool = False


def counted(n: int, href: str) -> Any:
    """A number that opens the rows it counts; zero is plain."""
    return rows_link(n, href) if n else "0"


def data_table(
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Any]],
    total: Sequence[Any] | None = None,
    *,
    stacks: bool = False,
) -> html.Table:
    """The first cell of a row is its head. `total`: the last line, set apart; `stacks`: of a table
    of words, that below 768 px each row becomes a card: laid out so its parts no longer are a table
    by themselves, and say what they are."""
    role = _told if stacks else _by_itself
    heads = [
        html.Th(
            c.title, scope="col", role=role("columnheader"), className="num" if c.numeric else None
        )
        for c in columns
    ]
    lines = html.Tbody([_row(columns, row, role) for row in rows], role=role("rowgroup"))
    parts = [
        html.Caption(caption),
        html.Thead(html.Tr(heads, role=role("row")), role=role("rowgroup")),
        lines,
    ]
    if total is not None:
        parts.append(html.Tfoot(_row(columns, total, role), role=role("rowgroup")))
    return html.Table(parts, className="t stacks" if stacks else "t", role=role("table"))


def _told(name: str) -> str | None:
    return name


def _by_itself(_name: str) -> str | None:
    return None


def _row(
    columns: Sequence[Column], row: Sequence[Any], role: Callable[[str], str | None]
) -> html.Tr:
    cells: list[Any] = [
        html.Th(
            row[0],
            scope="row",
            role=role("rowheader"),
            className="num" if columns[0].numeric else None,
        )
    ]
    for column, value in zip(columns[1:], row[1:], strict=True):
        shown = NOT_APPLICABLE if value is None else value
        label = attrs(data_label=role(column.title))
        cells.append(
            html.Td(shown, role=role("cell"), className="num" if column.numeric else None, **label)
        )
    return html.Tr(cells, role=role("row"))


def wide(table: html.Table, label: str) -> html.Div:
    """A table that may be wider than the screen: its frame scrolls, by keyboard too."""
    return html.Div(table, className="wide", role="region", tabIndex=0, **attrs(aria_label=label))
