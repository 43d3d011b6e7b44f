"""Applications a year: five small multiples, each on its own scale, and the table of the same
numbers."""

from datetime import date
from typing import Any

from components import html
from components.chart_card import chart_body, graph
from components.figures.filings import filings_figure
from components.indications import marks_of
from components.marks import kind_swatch
from components.overview.lag import lagging
from components.overview.view import View
from components.table import Column, counted, data_table
from domain.local_names.indications import incomplete
from domain.records.kinds import KINDS
from language import _
from language.dates import day
from language.numbers import number

CARD = "don-nop-theo-nam"


def title() -> str:
    return _("Đơn nộp theo loại tài sản")


def filings_card(view: View) -> list[Any]:
    data = view.data.filings
    first, last = data.years[0], data.years[-1]
    if data.incomplete:
        subtitle = _(
            "Số đơn mỗi năm, {first}–{last}; cột nhạt là năm {this} tính đến {day}.",
            first=first,
            last=last - 1,
            this=last,
            day=day(view.today),
        )
    else:
        subtitle = _("Số đơn mỗi năm, {first}–{last}.", first=first, last=last)
    subtitle = " ".join(filter(None, (subtitle, _("Mỗi ô có thang đo riêng."), lagging(view))))
    multiples = html.Div([_multiple(view, kind) for kind in KINDS], className="multiples")
    return chart_body(CARD, title(), multiples, subtitle=subtitle)


def _multiple(view: View, kind: str) -> html.Div:
    data = view.data.filings
    counts = data.counts[kind]
    if not any(counts):
        name = html.H3([kind_swatch(kind), _(KINDS[kind].short)])
        return html.Div(
            [
                html.Div(
                    [name, html.P(_("Không có đơn trong các năm này")), *marks_of(kind)],
                    className="m-head",
                )
            ]
        )
    whole = counts[:-1] if data.incomplete else counts
    ends: list[Any] = [number(whole[0]), " → ", html.B(number(whole[-1])), " ", _("đơn")]
    figure = filings_figure(
        kind,
        data.years,
        counts,
        address=view.rows(kinds=(kind,)) + "&tu={x}&den={x}",
        label=_("{year}: {n} đơn", year="%{x}", n="%{y}"),
        incomplete=data.incomplete,
    )
    head = html.Div(
        [html.H3([kind_swatch(kind), _(KINDS[kind].short)]), html.P(ends), *marks_of(kind)],
        className="m-head",
    )
    return html.Div([head, graph(figure, _sentence(view, kind))])


def _sentence(view: View, kind: str) -> str:
    """The chart in words: range, highest, last."""
    data, name = view.data.filings, _(KINDS[kind].label)
    counts = data.counts[kind]
    peak = max(counts)
    return _(
        "Biểu đồ cột: số đơn {kind} mỗi năm từ {first} đến {last}; cao nhất {peak} (năm {year}), năm cuối {n}.",
        kind=name,
        first=data.years[0],
        last=data.years[-1],
        peak=number(peak),
        year=data.years[counts.index(peak)],
        n=number(counts[-1]),
    )


def filings_table(view: View) -> html.Table:
    """Years down, kinds across; what has no filing date in a line of its own."""
    data = view.data.filings
    columns = [
        Column(_("Năm")),
        *(Column(_(kind.short), True) for kind in KINDS.values()),
        Column(_("Cộng"), True),
    ]
    rows = []
    for i, year in reversed(list(enumerate(data.years))):
        counts = {kind: data.counts[kind][i] for kind in KINDS}
        label = (
            _("{year} (chưa hết năm)", year=year)
            if data.incomplete and year == data.years[-1]
            else str(year)
        )
        whole = view.rows(since=date(year, 1, 1), until=date(year, 12, 31))
        rows.append(
            [
                label,
                *(counted(n, view.year(kind, year)) for kind, n in counts.items()),
                counted(sum(counts.values()), whole),
            ]
        )
    if data.undated:
        undated = [number(data.undated.get(kind, 0)) for kind in KINDS]
        rows.append([_("Chưa có ngày nộp"), *undated, number(sum(data.undated.values()))])
    caption = _("Số đơn theo năm nộp và loại tài sản")
    return data_table(f"{caption}. {incomplete()}", columns, rows)
