"""The list of stations: what is counted, what is planned, what sources name, what they leave
unnamed and where they contradict."""

from collections.abc import Sequence
from typing import Any

from components import html
from components.chart_card import card
from components.marks import icon, pill, present
from components.published import (
    moment_text,
    not_told,
    period_text,
    quoted,
    source,
    source_link,
    value_link,
    value_text,
    words,
)
from components.published_table import published_table
from components.table import Column, data_table, wide
from domain.network.records import HOST_TYPES, MEASURES, Figure, Station
from domain.places.provinces import place_name
from language import _, ngettext
from language.numbers import NOT_APPLICABLE, number
from read_models.network import Network
from sitemap import addresses

INDICATOR, LIST, PUBLISHED = "tram-va-muc-tieu", "danh-sach-tram", "da-cong-bo"


def published_stations(view: Network) -> list[Any]:
    """What is published about stations, as published, folded: the institute's own list stands
    before it."""
    title = _("Số Trạm đã công bố")
    order = list(MEASURES)
    counts = sorted(view.about("stations"), key=lambda f: order.index(f.measure))
    about = [*counts, *view.about("station_consultations"), *view.about("station_services")]
    table = wide(
        published_table(
            _("Số lũy kế, số mở trong năm và kế hoạch là ba số khác nhau, không cộng với nhau"),
            about,
        ),
        title,
    )
    subtitle = _("Các nguồn mâu thuẫn để cạnh nhau, không dung hòa")
    published = card(title, table, subtitle=subtitle, indicator=INDICATOR)
    extra = html.Div([_dashboards(view), _requests(view)], className="grid row-even")
    n = len(view.stations)
    named = ngettext("Các nguồn nêu tên {n} Trạm.", "Các nguồn nêu tên {n} Trạm.", n)
    words = [html.H2(_("Đã công bố về các Trạm")), html.Span(named, className="hint line")]
    summary = html.Summary([html.Span(words), icon("chevron-down")])
    told = html.Div([_by_type(view), _list(view), published, extra], className="stack below")
    # the id lies inside: a link to it opens the fold
    body = html.Div([html.Div(_tiles(view), className="grid tiles-3"), told], id=PUBLISHED)
    return [html.Details([summary, body], className="section-x told-fold")]


def _tiles(view: Network) -> list[html.Div]:
    """Stock, flow and target, each apart."""
    labels = (_("Số Trạm lũy kế"), _("Trạm mở trong năm"), _("Kế hoạch mở thêm"))
    found = (view.stock, next(iter(view.flows), None), next(iter(view.targets), None))
    return [_tile(label, figure) for label, figure in zip(labels, found, strict=True)]


def _tile(label: str, figure: Figure | None) -> html.Div:
    small = (
        [html.Div(period_text(figure)), html.Div(words(figure)), html.Div(source(figure))]
        if figure
        else [html.Div(not_told())]
    )
    value = value_link(figure) if figure else NOT_APPLICABLE
    return html.Div(
        [
            html.H2(label, className="l"),
            html.Div(value, className="v"),
            html.Div(small, className="d"),
        ],
        className="card-x kpi",
    )


def _by_type(view: Network) -> html.Section:
    """Counted, named and unnamed by type of host; a type of which nothing is published has a
    dash."""
    counted = view.stock_by_type
    named = view.named
    unnamed = view.unnamed
    rows = [
        [
            _(label),
            _told(counted.get(code)),
            _listed(named.get(code, 0)),
            _listed(unnamed.get(code, 0)),
        ]
        for code, label in HOST_TYPES.items()
        if code in counted or code in named
    ]
    columns = (
        Column(_("Loại hình đơn vị")),
        Column(_("Báo cáo đếm"), True),
        Column(_("Nêu tên"), True),
        Column(_("Chưa nêu tên"), True),
    )
    total = [
        _("Cộng"),
        _told(view.stock),
        _listed(len(view.stations)),
        _listed(sum(unnamed.values())),
    ]
    title = _("Theo loại hình đơn vị")
    table = data_table(
        _("Trạm chưa nêu tên vẫn được đếm, không đặt tên thay"), columns, rows, total
    )
    return card(
        title, wide(table, title), subtitle=_("Tại thời điểm báo cáo gần nhất"), indicator=INDICATOR
    )


def _told(figure: Figure | None) -> Any:
    """A published number opens its source."""
    return NOT_APPLICABLE if figure is None else source_link(figure, value_text(figure))


def _listed(n: int) -> Any:
    """How many lines of the list below it counts; leads there."""
    return html.A(number(n), href=f"#{LIST}") if n else number(n)


def _list(view: Network) -> html.Section:
    columns = (
        Column(_("Đơn vị đặt Trạm")),
        Column(_("Loại hình")),
        Column(_("Tỉnh")),
        Column(_("Thời điểm mở")),
        Column(_("Nguồn")),
    )
    rows = [_row(s) for s in view.stations] + [
        _unnamed(code, n) for code, n in view.unnamed.items()
    ]
    title = _("Danh sách Trạm")
    disputed = len(view.disputed)
    subtitle = (
        ngettext("{n} Trạm có nguồn mâu thuẫn", "{n} Trạm có nguồn mâu thuẫn", disputed)
        if disputed
        else ""
    )
    table = html.Div(
        wide(data_table(_("Theo thứ tự tên đơn vị"), columns, rows, stacks=True), title), id=LIST
    )
    return card(title, table, subtitle=subtitle, indicator=INDICATOR)


def _row(found: Station) -> list[Any]:
    name = html.A(found.host, href=addresses.station(found.id), lang="vi")
    mark = pill(_("nguồn mâu thuẫn"), "warn") if found.dispute else None
    invented = pill(_("minh họa"), "warn") if found.illustrative else None
    return [
        present(name, mark, invented),
        _(HOST_TYPES[found.host_type]),
        province(found),
        opened(found),
        source(found),
    ]


def _unnamed(code: str, n: int) -> list[Any]:
    text = ngettext("{n} Trạm chưa nêu tên", "{n} Trạm chưa nêu tên", n)
    return [html.Span(text, className="muted"), _(HOST_TYPES[code]), not_told(), not_told(), None]


def province(found: Station) -> str:
    """The province as it was at the opening, and what it is in today where that is another."""
    if found.vn63 is None and found.vn34 is None:
        return not_told()
    if found.vn63 is None:
        return place_name(found.vn34 or "", "vn34")
    before, now = place_name(found.vn63, "vn63"), place_name(found.vn34 or "", "vn34")
    return before if before == now else _("{before} (nay thuộc {now})", before=before, now=now)


def opened(found: Station) -> str:
    return moment_text(found.opened) if found.opened else not_told()


def _dashboards(view: Network) -> html.Section:
    return card(
        _("Tỉnh có giao diện quản trị TSTT riêng"),
        _named(view.about("dashboards")),
        indicator=INDICATOR,
    )


def _named(figures: Sequence[Figure]) -> Any:
    if not figures:
        return html.P(not_told(), className="muted")
    lines = [
        html.Li(html.Div([html.B(f.about, lang="vi"), html.Small(source(f))])) for f in figures
    ]
    return html.Ul(lines, className="names told-figures")


def _requests(view: Network) -> html.Section:
    lines = [request(f.about, f) for f in view.about("station_requests")]
    body = (
        html.Ul(lines, className="names told-figures")
        if lines
        else html.P(not_told(), className="muted")
    )
    return card(_("Yêu cầu xử lý cùng Trạm"), body, indicator=INDICATOR)


def request(label: str, figure: Figure) -> html.Li:
    """A published number of requests with its wording, period and source."""
    said = [quoted(figure.wording), " · "] if figure.wording else []
    small = html.Small([*said, _("kỳ {period}", period=period_text(figure)), " · ", source(figure)])
    return html.Li([html.Div([html.Span(label), small]), html.B(value_text(figure))])
