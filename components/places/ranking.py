"""The ranking of the places by one indicator, as bars: who is known by another measure of
population, or has no data, stands apart without a rank."""

from collections.abc import Sequence
from statistics import median
from typing import Any

from components import html
from components.chart_card import card
from components.marks import attrs, present
from components.places.numbers import FEW, href_of, in_percent, leading, measure, named, per_capita
from components.places.view import View
from language import _
from language.numbers import number
from read_models.compared import PlaceFigures, Ranked, Ranking
from read_models.place_indicators import ALIVE_NOW, NAMES, OF_REGISTER, whole_name

INDICATOR = "so-sanh-tinh"


def ranking_card(view: View) -> html.Section:
    ranking = view.data.ranking()
    highest = max((line.value or 0 for line in (*ranking.ranked, *ranking.apart)), default=0)
    ranked = html.Ol([_line(view, line, highest) for line in ranking.ranked], className="pv-rank")
    parts = present(
        ranked if ranking.ranked else html.P(_("Chưa tỉnh nào có dữ liệu."), className="hint"),
        _apart(view, _("Thước đo dân số khác, không xếp hạng"), ranking.apart, highest),
        _names(view, _without(view), ranking.without),
        _names(view, _("Chưa có dữ liệu"), ranking.unknown),
    )
    title = _title(view)
    scrolling = attrs(aria_label=title)
    body = html.Div(parts, className="wide", role="region", tabIndex=0, **scrolling)
    return card(title, body, subtitle=_told(view, ranking), indicator=INDICATOR)


def _title(view: View) -> str:
    name = _(NAMES[view.data.asked.indicator])
    return _("Xếp hạng: {name}", name=name)


def _told(view: View, ranking: Ranking) -> str:
    values = [line.value for line in ranking.ranked if line.value is not None]
    if not values:
        return ""
    middle = median(values)
    if not view.data.asked.per_capita:
        told = in_percent(middle) if view.data.asked.share else _half(middle)
        return _("{n} tỉnh, thành phố; trung vị {middle}", n=number(len(values)), middle=told)
    return _(
        "Trên 10.000 dân ({measure}): {n} tỉnh, thành phố; trung vị {middle}. Kẻ chéo: dưới {few} văn bằng còn hiệu lực.",
        measure=measure(*ranking.basis),
        n=number(len(values)),
        middle=per_capita(middle),
        few=number(FEW),
    )


def _without(view: View) -> str:
    if not view.data.asked.share:
        return _("Chưa có dân số")
    whole = _(whole_name(view.data.asked.indicator))
    return _("Không có {whole}, không có tỷ lệ", whole=whole)


def _half(value: float) -> str:
    return number(int(value)) if value == int(value) else number(value, 1)


def _line(view: View, line: Ranked, highest: float) -> html.Li:
    value = line.value or 0
    share = 100 * value / highest if highest else 0
    few = _of_few(view, line.row)
    fill = html.I(className="pv-fill few" if few else "pv-fill", style={"width": f"{share:.1f}%"})
    chosen = line.row.place in view.data.asked.chosen
    rank = html.Span(number(line.rank) if line.rank else "", className="pv-no")
    name = html.Span(named(line.row.place, view.data.asked.vintage), className="pv-name")
    parts = [rank, name, html.Span(fill, className="pv-bar"), _value(view, line)]
    return html.Li(parts, className="chosen" if chosen else None)


def _of_few(view: View, row: PlaceFigures) -> bool:
    """Whether some titles more or less would change its place."""
    asked = view.data.asked
    if asked.share:
        whole = row.whole(asked.indicator, asked.kind) or 0
        return asked.indicator in OF_REGISTER and whole < FEW
    return asked.per_capita and (row.count(ALIVE_NOW) or 0) < FEW


def _value(view: View, line: Ranked) -> html.Span:
    """Per 10,000 people it opens the rows that were divided."""
    asked = view.data.asked
    n = line.row.count(asked.indicator, asked.kind) or 0
    shown = _shown(view, line, n)
    href = href_of(view, line.row.place, asked.indicator, asked.kind)
    return html.Span(leading(n, href, asked.indicator, shown), className="pv-value")


def _shown(view: View, line: Ranked, n: int) -> str:
    if view.data.asked.share:
        return in_percent(line.value)
    return per_capita(line.value) if view.data.asked.per_capita else number(n)


def _apart(view: View, title: str, lines: Sequence[Ranked], highest: float) -> Any:
    if not lines:
        return None
    measures = sorted(
        {measure(p.measure, p.year) for line in lines if (p := line.row.population) is not None}
    )
    head = html.H3(f"{title} ({'; '.join(measures)})", className="pv-apart")
    listed = html.Ul([_line(view, line, highest) for line in lines], className="pv-rank")
    return html.Div([head, listed])


def _names(view: View, title: str, lines: Sequence[Ranked]) -> Any:
    """Those of whom nothing can be told: neither last nor zero."""
    if not lines:
        return None
    vintage = view.data.asked.vintage
    names = [html.Li(named(line.row.place, vintage)) for line in lines]
    head = html.H3(f"{title} ({number(len(lines))})", className="pv-apart")
    return html.Div([head, html.Ul(names, className="pv-names")])
