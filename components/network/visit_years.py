"""The years together, a row a year: published totals with their words, imported ones with the
change on the same months, gaps by name."""

from collections.abc import Sequence
from typing import Any

from components import html
from components.chart_card import card
from components.marks import attrs, present
from components.network.visit_words import change_text
from components.published import source_link, words
from domain.network.visits import METRICS
from language import _
from language.dates import month
from language.numbers import missing, number
from read_models.visit_years import YearCell, YearLine
from sitemap import addresses

INDICATOR = "luot-truy-cap"


def years_card(
    lines: Sequence[YearLine],
    chosen: int,
    metrics: Sequence[str] = tuple(METRICS),
    **card_options: Any,
) -> html.Section:
    """`metrics`: each with a scale of its own."""
    span = f"{lines[0].year}–{lines[-1].year}" if lines else missing()
    parts = [
        html.Div([html.H3(_(METRICS[metric])), rows_of_years(lines, metric, chosen)])
        for metric in metrics
    ]
    told = _(
        "{years}; mỗi chỉ tiêu có thang đo riêng. Không suy ra số năm trước từ lời “khoảng”.",
        years=span,
    )
    body = [html.Div(parts, className="year-charts"), legend()]
    return card(
        _("Theo năm"),
        body,
        subtitle=told,
        indicator=INDICATOR,
        class_name="of-years",
        **card_options,
    )


def legend() -> html.Ul:
    keys = (
        ("full", _("số đã công bố")),
        ("soft", _("số đã nhập")),
        ("pale", _("năm chưa đủ 12 tháng")),
    )
    rule = html.Li([html.I(className="rule"), _("cùng các tháng của năm trước")])
    return html.Ul(
        [*(html.Li([html.I(className=f"unit {look}"), label]) for look, label in keys), rule],
        className="legend",
    )


def rows_of_years(lines: Sequence[YearLine], metric: str, chosen: int) -> html.Ol:
    """Oldest first, the chosen one marked; all on one scale."""
    highest = (
        max(
            (max(c.shown or 0, c.imported or 0) for line in lines if (c := line.cells[metric])),
            default=0,
        )
        or 1
    )
    items = [_row(line.year, line.cells[metric], highest, line.year == chosen) for line in lines]
    return html.Ol(items, className="year-rows", **attrs(aria_label=_(METRICS[metric])))


def _row(year: int, cell: YearCell, highest: int, chosen: bool) -> html.Li:
    name = html.A(
        str(year), href=addresses.visits(year), **attrs(aria_current="true" if chosen else None)
    )
    lines = present(_published(cell, highest), _imported(cell, highest)) or [
        html.Div(gap_words(cell), className="hint")
    ]
    return html.Li([name, html.Div(lines)])


def _published(cell: YearCell, highest: int) -> html.Div | None:
    """With the words of its source, which growth is never worked out from."""
    if cell.figure is None:
        return None
    value = cell.figure.value or 0
    said = html.Small(words(cell.figure)) if cell.figure.compared_to else None
    return html.Div(
        present(
            _bar(value, highest, "full"), html.B(source_link(cell.figure, number(value))), said
        ),
        className="of-year",
    )


def _imported(cell: YearCell, highest: int) -> html.Div | None:
    """Beside a published total only where it says something else."""
    total = cell.imported
    if (
        total is None
        or (cell.figure and total == cell.figure.value)
        or (cell.shown is None and not cell.figure)
    ):
        return None
    look = "pale" if cell.unfinished else "soft"
    before = _("đã nhập: {n}", n=number(total)) if cell.figure else number(total)
    months = _("{n} tháng", n=len(cell.months)) if cell.unfinished else None
    grown = change_text(cell.growth) if cell.growth else None
    small = (
        [html.Small("; ".join(present(months if not grown else None, grown)))]
        if months or grown
        else []
    )
    return html.Div(
        present(_bar(total, highest, look, cell), html.B(before), *small), className="of-year"
    )


def _bar(value: int, highest: int, look: str, cell: YearCell | None = None) -> html.Span:
    """The rule stands at the same months of the year before."""
    rule = None
    if cell and cell.unfinished and cell.growth:
        rule = html.I(
            className="rule", style={"left": f"{100 * cell.growth.before / highest:.1f}%"}
        )
    fill = html.I(className=f"fill {look}", style={"width": f"{100 * value / highest:.1f}%"})
    return html.Span(present(fill, rule), className="track", **attrs(aria_hidden="true"))


def gap_words(cell: YearCell) -> str:
    """'chưa có', or the month or two that are known, by name."""
    known = {f.period: f.value or 0 for f in cell.told} | dict(cell.months)
    if not known:
        return missing()
    return _(
        "chỉ có {months}",
        months="; ".join(f"{month(m)}: {number(n)}" for m, n in sorted(known.items())),
    )
