"""Applications a year: one scale for all kinds, so that small counts stay low, and the same numbers
as rows under the bars; what has changed stands above them in words."""

from datetime import date
from typing import Any

from components import html
from components.chart_card import card, card_menu
from components.indications import incomplete_mark
from components.marks import attrs, kind_swatch, present
from components.overview.lag import lagging
from components.overview.view import View
from components.table import counted
from components.theme import KIND_TOKENS
from domain.local_names.indications import incomplete
from domain.records.kinds import KINDS
from language import _
from language.dates import day
from language.numbers import number

CARD = "don-nop-theo-nam"
TALLEST, STEP = 110, 1.85
"""Pixels: of the highest bar, and of one application where there are few."""


def title() -> str:
    return _("Đơn nộp mỗi năm")


def filings_card(view: View) -> html.Section:
    words = " ".join(filter(None, (_("Theo ngày nộp; một thang đo cho mọi loại."), lagging(view))))
    menu = card_menu(title(), CARD, view.chart_file(CARD))
    body = [html.P(_change(view), className="ov-find"), _bars(view), _scrolled(view)]
    drawn = card(title(), body, subtitle=words, side=menu, indicator=CARD)
    drawn["data-file"] = CARD
    return drawn


def _sums(view: View) -> list[int]:
    data = view.data.filings
    return [sum(data.counts[kind][i] for kind in KINDS) for i in range(len(data.years))]


def _change(view: View) -> str:
    """'2017: 37 → 2025: 50 đơn, cao nhất 60 (năm 2024). Nhãn hiệu: 30 → 43.'"""
    data = view.data.filings
    sums = _sums(view)
    last = len(sums) - 2 if data.incomplete and len(sums) > 1 else len(sums) - 1
    whole = sums[: last + 1]
    if not any(whole):
        return _("Chưa có đơn nào trong các năm này.")
    peak = max(whole)
    told = _(
        "{first}: {n} → {last}: {m} đơn; cao nhất {peak} đơn (năm {year}).",
        first=data.years[0],
        n=number(whole[0]),
        last=data.years[last],
        m=number(whole[-1]),
        peak=number(peak),
        year=data.years[whole.index(peak)],
    )
    most = max(KINDS, key=lambda kind: sum(data.counts[kind][: last + 1]))
    ends = (data.counts[most][0], data.counts[most][last])
    more = _(
        "{kind}: {n} → {m} đơn.", kind=_(KINDS[most].label), n=number(ends[0]), m=number(ends[1])
    )
    return f"{told} {more}"


def _bars(view: View) -> html.Div:
    data = view.data.filings
    sums = _sums(view)
    step = min(STEP, TALLEST / max(max(sums), 1))
    columns = [_bar(view, i, n, step) for i, n in enumerate(sums)]
    label = attrs(aria_label=_sentence(view))
    return html.Div(columns, className="ov-bars", role="img", style=_columns(data.years), **label)


def _columns(years: tuple[int, ...]) -> dict[str, Any]:
    return {"--years": len(years)}


def _bar(view: View, place: int, total: int, step: float) -> html.Div:
    """One year: its total above what each kind adds; the unfinished year is pale."""
    data = view.data.filings
    pale = data.incomplete and place == len(data.years) - 1
    counts = {kind: data.counts[kind][place] for kind in KINDS}
    parts = [
        html.I(
            className=f"sw {KIND_TOKENS[kind]}",
            title=f"{_(KINDS[kind].label)}: {number(n)}",
            style={"height": f"{n * step:.1f}px"},
        )
        for kind, n in counts.items()
        if n
    ]
    return html.Div(
        [html.B(number(total)), html.Span(parts)], className="ov-bar pale" if pale else "ov-bar"
    )


def _sentence(view: View) -> str:
    """The chart in words: range, highest, last."""
    data = view.data.filings
    sums = _sums(view)
    peak = max(sums)
    return _(
        "Biểu đồ cột: số đơn mỗi năm từ {first} đến {last}; cao nhất {peak} (năm {year}), năm cuối {n}.",
        first=data.years[0],
        last=data.years[-1],
        peak=number(peak),
        year=data.years[sums.index(peak)],
        n=number(sums[-1]),
    )


def _scrolled(view: View) -> html.Div:
    return html.Div(filings_table(view), className="ov-scroll")


def filings_table(view: View) -> html.Table:
    """Years across under their bars, kinds down; what has no filing date in a line of its own."""
    data = view.data.filings
    told = ". ".join((_("Số đơn theo năm nộp và loại tài sản"), incomplete()))
    caption = html.Caption(told, className="visually-hidden")
    first = html.Th(html.Span(_("Loại"), className="visually-hidden"), scope="col")
    heads = [html.Th(_year(view, i), scope="col") for i in range(len(data.years))]
    lines = [_line(view, None), *(_line(view, kind) for kind in KINDS)]
    parts = [caption, html.Thead(html.Tr([first, *heads])), html.Tbody(present(*lines))]
    undated = _undated(view)
    foot = [html.Tfoot(undated)] if undated else []
    return html.Table([*parts, *foot], className="ov-years")


def _year(view: View, place: int) -> list[Any]:
    data = view.data.filings
    year = str(data.years[place])
    short = [html.Span(year[:2], className="ov-century"), year[2:]]
    if not data.incomplete or place < len(data.years) - 1:
        return short
    return [*short, html.Small(_("đến {day}", day=day(view.today)[: -len(" 2026")]))]


def _line(view: View, kind: str | None) -> html.Tr:
    """One kind, or all of them."""
    data = view.data.filings
    counts = data.counts[kind] if kind else tuple(_sums(view))
    if kind:
        name = [
            kind_swatch(kind),
            _(KINDS[kind].short),
            incomplete_mark() if kind == "CDDL" else "",
        ]
    else:
        name = [_("Tất cả")]
    cells = [
        html.Td(counted(n, _address(view, kind, year)), className=None if n else "zero")
        for year, n in zip(data.years, counts, strict=True)
    ]
    head = html.Th(present(*name), scope="row")
    return html.Tr([head, *cells], className=None if kind else "ov-all")


def _address(view: View, kind: str | None, year: int) -> str:
    if kind:
        return view.year(kind, year)
    return view.rows(since=date(year, 1, 1), until=date(year, 12, 31))


def _undated(view: View) -> html.Tr | None:
    counts = {kind: n for kind, n in view.data.filings.undated.items() if n}
    if not counts:
        return None
    told = ", ".join(f"{number(n)} {_(KINDS[kind].short)}" for kind, n in counts.items())
    words = _("Chưa có ngày nộp: {counts}", counts=told)
    return html.Tr(html.Td(words, colSpan=len(view.data.filings.years) + 1))
