"""Filed and granted this year so far, against the same days of last year."""

from typing import Any

from components import html
from components.chart_card import chart_body, how
from components.marks import present
from components.overview.lag import lagging
from components.overview.view import View
from components.table import Column, counted, data_table
from domain.local_names.indications import incomplete
from domain.records.asset import UNKNOWN_FORMER
from domain.records.kinds import KINDS
from language import N_, _
from language.dates import day
from language.numbers import change
from read_models.overview import YearToDate

CARD = "nop-va-cap"
TITLES = {"filed": N_("Đơn nộp"), "granted": N_("Văn bằng cấp")}
INDICATORS = {"filed": "nop-trong-nam", "granted": "cap-trong-nam"}


def title() -> str:
    return _("Nộp và cấp trong năm")


def year_card(view: View) -> list[Any]:
    subtitle = _(
        "Từ 01/01 đến {day}, so với cùng kỳ năm {last}",
        day=day(view.today),
        last=view.today.year - 1,
    )
    subtitle = ". ".join(filter(None, (subtitle, lagging(view))))
    sums = html.Div([_sum(view, data) for data in view.data.to_date], className="year")
    return chart_body(CARD, title(), sums, subtitle=subtitle)


def _address(view: View, data: YearToDate, *, last: bool, **filters: object) -> str:
    since, until = (data.last_since, data.last_until) if last else (data.since, data.until)
    names = ("granted_since", "granted_until") if data.measure == "granted" else ("since", "until")
    return view.rows(**dict(zip(names, (since, until), strict=True)), **filters)


def _sum(view: View, data: YearToDate) -> html.Div:
    value = html.Div(counted(data.n, _address(view, data, last=False)), className="n")
    before = counted(data.last_n, _address(view, data, last=True))
    share = "" if any(data.untold) else f" ({change(data.n, data.last_n)})"
    against = html.P([before, " " + _("cùng kỳ") + share])
    parts = present(
        html.H3(_(TITLES[data.measure])),
        value,
        against,
        _untold(view, data),
        html.P(how(INDICATORS[data.measure])),
    )
    return html.Div(parts)


def _untold(view: View, data: YearToDate) -> html.P | None:
    """Why the two years of a part of a province cannot be compared, and where the rows are that may
    belong to it."""
    if not any(data.untold):
        return None
    now, before = (
        counted(n, _address(view, data, last=last, former=UNKNOWN_FORMER))
        for n, last in zip(data.untold, (False, True), strict=True)
    )
    told = [
        _("Chưa rõ tỉnh cũ"),
        ": ",
        now,
        ", ",
        _("cùng kỳ"),
        " ",
        before,
        "; ",
        _("không so sánh được hai năm"),
        ".",
    ]
    return html.P(told, className="hint")


def year_table(view: View) -> html.Table:
    columns = [Column(_("Loại"))]
    for data in view.data.to_date:
        columns += [
            Column(f"{_(TITLES[data.measure])} {day.year}", True)
            for day in (data.until, data.last_until)
        ]
    rows = [
        [
            _(KINDS[kind].short),
            *(cell for data in view.data.to_date for cell in _cells(view, data, kind)),
        ]
        for kind in KINDS
    ]
    caption = _("Theo loại tài sản")
    return data_table(f"{caption}. {incomplete()}", columns, rows)


def _cells(view: View, data: YearToDate, kind: str) -> list[Any]:
    now, before = data.by_kind.get(kind, (0, 0))
    return [
        counted(n, _address(view, data, last=last, kinds=(kind,)))
        for n, last in ((now, False), (before, True))
    ]
