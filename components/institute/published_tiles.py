"""What a tile tells where nothing is counted: the figure as it was published, with its own period,
words and source."""

from typing import Any

from components import html
from components.marks import present
from components.published import (
    hosts,
    moment_text,
    not_told,
    period_text,
    quoted,
    source_link,
    value_link,
    value_text,
    words,
)
from domain.network.records import HOST_TYPES, Figure
from language import _
from language.numbers import missing
from read_models.network_year import NetworkYear


def published_tile(label: str, figure: Figure | None, *lines: Any) -> html.Div:
    """`lines` come before the source."""
    if figure is None:
        told = [html.Div(not_told(), className="d")]
        return _tile(label, missing(), told)
    told = [
        html.Div(text, className="d")
        for text in (*present(*lines), source_link(figure, _("Nguồn")))
    ]
    return _tile(label, value_link(figure), told)


def _tile(label: str, value: Any, told: list[html.Div]) -> html.Div:
    head = html.Div(html.H2(label, className="l"), className="l-how")
    return html.Div([head, html.Div(value, className="v"), *told], className="card-x kpi")


def stock_by_kind(view: NetworkYear) -> str:
    """'13 Sở KH&CN, 02 Viện nghiên cứu, 02 Hiệp hội'; '' where no source tells."""
    order = list(HOST_TYPES)
    found = sorted(view.network.stock_by_type.items(), key=lambda pair: order.index(pair[0]))
    return ", ".join(hosts(code, figure.value or 0) for code, figure in found)


def published_stations(view: NetworkYear) -> html.Div:
    figure = view.stock
    kinds = stock_by_kind(view)
    of = _("lũy kế {period}", period=period_text(figure)) if figure else ""
    return published_tile(_("Trạm IPPlatform"), figure, of, kinds)


def published_requests(view: NetworkYear) -> html.Div | None:
    """Of a month of the year, where one is published; never more than that month."""
    figure = next(iter(view.about("requests", f"{view.year}-")), None)
    if figure is None:
        return None
    of = _("chỉ có {period}", period=moment_text(figure.period))
    beside = next(iter(view.about("search_requests", figure.period)), None)
    searches = f"{_('Tra cứu')}: {value_text(beside)}" if beside else None
    return published_tile(_("Yêu cầu tiếp nhận"), figure, of, searches, words(figure))


def consultations_tile(view: NetworkYear) -> html.Div:
    """The report gives no period: a sum so far, never a year's."""
    known = (f for f in view.about("consultations") if f.period_kind != "cumulative")
    figure = next(known, None)
    of = _("lượt, lũy kế; kỳ {period}", period=moment_text(figure.period)) if figure else ""
    said = quoted(figure.wording) if figure and figure.wording else None
    return published_tile(_("Tư vấn miễn phí"), figure, of, said)


def published_visits(view: NetworkYear) -> html.Div:
    """Of the year, else of the newest year with a total before it, which is named."""
    year = str(view.year)
    known = [f for f in view.about("page_views") if len(f.period) == len(year)]
    figure = next((f for f in known if f.period == year), None)
    figure = figure or next((f for f in known if f.period < year), None)
    label = _("Lượt truy cập trang, năm {year}", year=figure.period if figure else year)
    return published_tile(label, figure, words(figure) if figure else None)
