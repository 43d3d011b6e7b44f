"""The table behind the charts of a year: months, their sum, the published total, and whether the two agree."""

from typing import Any

from components import html
from components.format import NOT_APPLICABLE, missing, month, number, signed
from components.marks import pill, present
from components.table import Column, data_table
from domain.visit_year import Cell, Month, Sum, VisitYear
from domain.visits import METRICS, SERIES
from i18n import _

ORIGINS = {"published", "days", *SERIES}
HEADS = {"page_views": "Lượt trang", "visitors": "Khách", "first_time": "Lần đầu"}


def month_table(view: VisitYear) -> html.Table:
    columns = [Column(_("Tháng")), *(Column(_(label), True) for label in METRICS.values())]
    peak = view.peak
    rows = [_row(m, bold=peak is not None and m.month == peak.month) for m in view.months]
    table = data_table(_caption(view), columns, rows)
    table["props"]["children"].append(html.Tfoot(_foot(view)))
    return table


def _caption(view: VisitYear) -> str:
    return _("Ô gạch chéo là dữ liệu minh họa") if view.illustrated else _("Tháng chưa có số liệu để “chưa có”, không phải 0")


def _row(line: Month, *, bold: bool) -> list[Any]:
    name = month(line.month)
    return [html.B(name) if bold else name, *(_cell(line.cells.get(metric), bold) for metric in METRICS)]


def _cell(cell: Cell | None, bold: bool) -> Any:
    if cell is None:
        return html.Span(missing(), className="hint")
    if not cell.real:
        return html.Span([number(cell.value), html.Span(" " + _("(minh họa)"), className="visually-hidden")], className="invented")
    return html.B(number(cell.value)) if bold else number(cell.value)


def _foot(view: VisitYear) -> list[html.Tr]:
    """The sum of the months, the total as stated, and the check of the two."""
    sums = [view.sums[metric] for metric in METRICS]
    lines = [(_("Cộng các tháng"), [_added(s) for s in sums]), (_("Cả năm, như công bố"), [_total(s) for s in sums])]
    if any(s.gap is not None for s in sums):
        lines.append((_("Đối chiếu"), [_check(s) for s in sums]))
    return [html.Tr([html.Th(label, scope="row"), *(html.Td(cell, className="num") for cell in cells)]) for label, cells in lines]


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
    return [number(total.total), *([] if total.figure else [html.Small(_("dòng tổng của bảng"), className="hint line")])]


def _check(total: Sum) -> Any:
    """Red where the months and the total differ, with the difference and the months that are missing."""
    if total.gap is None:
        return NOT_APPLICABLE
    if total.gap == 0:
        return pill(_("khớp"), "ok")
    lacking = html.Small(_("thiếu {months}", months=", ".join(month(m) for m in total.missing)), className="hint line")
    return present(pill(_("lệch {n}", n=signed(total.gap)), "bad"), lacking if total.missing else None)
