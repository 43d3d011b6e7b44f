"""A report as it will be written, on the screen: each number opens its source or its rows."""

from collections.abc import Callable
from datetime import date
from typing import Any

from components import html
from components.documents.numbering import numbers
from components.marks import attrs, icon, present
from components.table import Column, data_table, wide
from language import _
from language.dates import day
from language.numbers import missing, number
from read_models.document import (
    Block,
    Cell,
    Chart,
    Document,
    Figure,
    Gap,
    Number,
    Paragraph,
    Section,
    Series,
    Table,
)


def paper(document: Document, beside: Callable[[Section], Any]) -> html.Div:
    """What people added stands in the text; `beside`: what is told under each section, as who wrote
    it when; None for nothing."""
    head = html.Div(
        [
            html.P(document.kind, className="paper-kind"),
            html.P(document.about, className="paper-about"),
        ]
    )
    counted = zip(numbers(document), document.sections, strict=True)
    sections = [_section(number, section, beside) for number, section in counted]
    return html.Div([head, *sections], className="doc-paper", lang=document.language)


def anchor(section: Section) -> str:
    return f"phan-{section.key}"


def _section(counted: str, section: Section, beside: Callable[[Section], Any]) -> html.Section:
    title = html.H3 if section.level > 1 else html.H2
    heading = title(f"{counted} {section.heading}") if counted else None
    blocks = [_block(block) for block in section.blocks]
    added = beside(section) if counted else None
    return html.Section(present(heading, *blocks, added), id=anchor(section))


def _block(block: Block) -> Any:
    if isinstance(block, Paragraph):
        look = "paper-point" if block.bullet else None
        return html.P([_part(part) for part in block.parts], className=look)
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Gap):
        return html.P([icon("info-circle"), " ", block.text], className="paper-gap")
    return _chart(block)


def _part(part: str | Figure) -> Any:
    """Words of a source stand as they are; numbers are links."""
    if isinstance(part, str):
        return part
    if part.value is None or not part.rows:
        return html.Span(part.text, title=_from(part))
    look = "paper-figure of-source" if part.published else "paper-figure"
    return html.A(part.text, href=part.rows, className=look, title=_from(part))


def _from(figure: Figure) -> str:
    return _("{source}; số liệu đến {day}", source=figure.source, day=day(figure.as_of))


def _table(table: Table) -> html.Div:
    columns = [Column(column.heading, column.numeric) for column in table.columns]
    lines = [list(map(_cell, line)) for line in table.lines]
    total = [_cell(cell) for cell in table.total] if table.total else None
    drawn = data_table(table.caption, columns, lines, total)
    return html.Div([wide(drawn, table.caption), html.Small(table.source, className="hint line")])


def _cell(cell: Cell) -> str | None:
    if isinstance(cell, date):
        return day(cell)
    if cell is None or isinstance(cell, str):
        return cell
    return number(float(cell), 0 if isinstance(cell, int) else 1)


def _chart(chart: Chart) -> html.Div:
    """As bars of the last two series, each with its number; the words of a gap stand below it."""
    shown = chart.series[-2:]
    known = [float(value) for series in shown for value in series.values if value is not None]
    highest = max(known, default=0) or 1
    groups = [
        html.Span([*_bars(shown, n, highest), html.Small(name)])
        for n, name in enumerate(chart.categories)
    ]
    names = [html.Span([html.I(), series.name]) for series in shown]
    label = f"{chart.caption}: {', '.join(series.name for series in shown)}"
    drawn = html.Div(groups, className="paper-bars", role="img", **attrs(aria_label=label))
    heading = html.P(chart.caption, className="paper-caption")
    return html.Div([heading, html.Div(names, className="paper-legend"), drawn])


def _bars(shown: tuple[Series, ...], n: int, highest: float) -> list[html.I]:
    return [_bar(series.values[n], highest) for series in shown]


def _bar(value: Number | None, highest: float) -> html.I:
    if value is None:
        return html.I(html.B(missing()), className="gap")
    height = {"height": f"{float(value) / highest * 100:.0f}%"}
    return html.I(html.B(number(float(value))), style=height)
