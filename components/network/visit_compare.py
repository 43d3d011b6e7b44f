"""The months of two years side by side, and their sums over the months that both have."""

from collections.abc import Sequence
from typing import Any

from components import html
from components.chart_card import card
from components.network.visit_link import same_page
from components.table import Column, data_table, wide
from domain.network.visits import METRICS, PUBLISHED
from language import _
from language.dates import month
from language.numbers import change as per_cent
from language.numbers import missing, number
from read_models.visit_counts import Change, change
from read_models.visits import Cell, Month, VisitYear

INDICATOR = "luot-truy-cap"


def compare_card(view: VisitYear) -> html.Section | None:
    """None without a year to compare."""
    if not view.compared_to:
        return None
    columns = (
        Column(_("Tháng")),
        Column(str(view.year), True),
        Column(str(view.compared_to), True),
        Column(_("Thay đổi"), True),
    )
    pairs = list(zip(view.months, view.compared, strict=True))
    rows = [
        _row(view, m.month, m.cells.get(view.metric), o.cells.get(view.metric)) for m, o in pairs
    ]
    found = _same_months(view)
    title = _("{metric}: so từng tháng", metric=_(METRICS[view.metric]))
    table = data_table(
        _("Chỉ so hai số cùng loại: đã nhập với đã nhập, đã công bố với đã công bố"),
        columns,
        rows,
        _sum(found) if found else None,
    )
    return card(title, wide(table, title), indicator=INDICATOR, class_name="month-table")


def _row(view: VisitYear, name: str, now: Cell | None, before: Cell | None) -> list[Any]:
    """The month opens its days, where they are known."""
    shown: Any = month(name)
    if view.days and name in view.days.months:
        shown = html.A(shown, href=same_page(view, month=name))
    comparable = (
        now
        and before
        and now.real
        and before.real
        and (now.origin == PUBLISHED) == (before.origin == PUBLISHED)
    )
    return [
        shown,
        _number(now),
        _number(before),
        per_cent(now.value, before.value) if comparable and now and before else None,
    ]


def _number(cell: Cell | None) -> Any:
    if cell is None:
        return html.Span(missing(), className="hint")
    return number(cell.value) if cell.real else html.Span(number(cell.value), className="invented")


def _same_months(view: VisitYear) -> Change | None:
    """Of imported numbers alone."""
    before = {
        f"{view.year - 1:04}{m[4:]}": n for m, n in _imported(view.compared, view.metric).items()
    }
    return change(_imported(view.months, view.metric), before)


def _imported(months: Sequence[Month], metric: str) -> dict[str, int]:
    return {
        m.month: c.value
        for m in months
        if (c := m.cells.get(metric)) and c.real and c.origin != PUBLISHED
    }


def _sum(found: Change) -> list[Any]:
    label = _("Cộng {n} tháng cùng có số", n=found.months)
    return [label, number(found.now), number(found.before), per_cent(found.now, found.before)]
