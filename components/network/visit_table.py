"""The table behind the charts of a year: months, their sum, the published total, and whether the
two agree."""

from collections.abc import Mapping, Sequence
from typing import Any

from components import html
from components.marks import pill, present
from components.network.visit_words import told_files
from components.published import source_link
from components.table import Column, data_table
from domain.network.records import Figure
from domain.network.visits import METRICS, PUBLISHED
from language import _
from language.dates import month
from language.numbers import NOT_APPLICABLE, missing, number, signed
from read_models.visit_counts import Imported
from read_models.visits import Cell, Month, Sum, VisitYear
from sitemap import addresses, ids


def month_table(view: VisitYear) -> html.Table:
    columns = [Column(_("Tháng")), *(Column(_(label), True) for label in METRICS.values())]
    peak = view.peak
    told = {(f.subject, f.period): f for f in reversed(view.figures)}
    rows = [_row(m, told, bold=peak is not None and m.month == peak.month) for m in view.months]
    table = data_table(_caption(view), columns, rows)
    table.children.append(html.Tfoot(_foot(view)))
    return table


def _caption(view: VisitYear) -> str:
    return (
        _("Ô gạch chéo là dữ liệu minh họa")
        if view.illustrated
        else _("Tháng chưa có số liệu để “chưa có”, không phải 0")
    )


def _row(line: Month, told: Mapping[tuple[str, str], Figure], *, bold: bool) -> list[Any]:
    """The bars of the charts lead to the name of the month."""
    name = html.Span(month(line.month), id=ids.month(line.month), tabIndex=-1)
    cells = [
        _cell(line.cells.get(metric), told.get((metric, line.month)), bold) for metric in METRICS
    ]
    return [html.B(name) if bold else name, *cells]


def _cell(cell: Cell | None, figure: Figure | None, bold: bool) -> Any:
    """A published number opens its source."""
    if cell is None:
        return html.Span(missing(), className="hint")
    if figure and cell.real and cell.origin != PUBLISHED and figure.value != cell.value:
        told = html.Small(
            [_("đã công bố:"), " ", source_link(figure, number(figure.value or 0))],
            className="hint line",
        )
        return [html.B(number(cell.value)) if bold else number(cell.value), told]
    if not cell.real:
        return html.Span(
            [number(cell.value), html.Span(" " + _("(minh họa)"), className="visually-hidden")],
            className="invented",
        )
    shown = (
        source_link(figure, number(cell.value))
        if figure and cell.origin == PUBLISHED
        else number(cell.value)
    )
    return html.B(shown) if bold else shown


def imported_from(files: Sequence[Imported]) -> html.P | None:
    """Which files the imported numbers came in."""
    if not files:
        return None
    return html.P(
        [
            _("Số đã nhập:"),
            " ",
            told_files(files),
            ". ",
            html.A(_("Lịch sử nhập"), href=addresses.IMPORTS),
        ],
        className="hint",
    )


def _foot(view: VisitYear) -> list[html.Tr]:
    """The sum of the months, the total as stated, and the check of the two."""
    sums = [view.sums[metric] for metric in METRICS]
    lines = [
        (_("Cộng các tháng"), [_added(s) for s in sums]),
        (_("Cả năm, như công bố"), [_total(s) for s in sums]),
    ]
    if any(s.gap is not None for s in sums):
        lines.append((_("Đối chiếu"), [_check(s) for s in sums]))
    return [
        html.Tr([html.Th(label, scope="row"), *(html.Td(cell, className="num") for cell in cells)])
        for label, cells in lines
    ]


def _added(total: Sum) -> Any:
    """Visitors of months add up to sessions, not to people: the label says what the number is."""
    if total.known < 2:
        return NOT_APPLICABLE
    if not total.missing:
        return number(total.added)
    return [number(total.added), html.Small(_("{n} tháng", n=total.known), className="hint line")]


def _total(total: Sum) -> Any:
    if total.total is None:
        return html.Span(missing(), className="hint")
    shown = source_link(total.figure, number(total.total)) if total.figure else number(total.total)
    return [
        shown,
        *([] if total.figure else [html.Small(_("dòng tổng của bảng"), className="hint line")]),
    ]


def _check(total: Sum) -> Any:
    """Red where the months and the total differ, with the difference and the months that are
    missing."""
    if total.gap is None:
        return NOT_APPLICABLE
    if total.gap == 0:
        return pill(_("khớp"), "ok")
    lacking = html.Small(
        _("thiếu {months}", months=", ".join(month(m) for m in total.missing)),
        className="hint line",
    )
    return present(
        html.B(signed(total.gap)), " ", pill(_("lệch"), "bad"), lacking if total.missing else None
    )
