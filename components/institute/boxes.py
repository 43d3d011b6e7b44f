"""Every station that has to report as twelve small boxes, a month each; silent ones first. The
name opens the station."""

from components import html
from components.chart_card import card
from components.institute.published_tiles import stock_by_kind
from components.institute.station_words import mark, months_missing, station_link
from components.marks import attrs, present, unseen
from domain.network.reporting import STANDINGS
from language import _, ngettext
from language.dates import month
from language.numbers import number, percent
from read_models.league import League, LeagueRow
from read_models.network_year import NetworkYear
from sitemap import addresses

INDICATOR = "bao-cao-tram"
SHOWN = 14
LEGEND = ("on_time", "late", "missing", "sent_back", "not_expected")


def boxes_card(view: NetworkYear) -> html.Section:
    rows = view.reporting
    title = _("Mười hai tháng báo cáo của từng Trạm")
    if not rows:
        return card(title, _nothing(view), indicator=INDICATOR, class_name="boxes-card")
    lines = [html.Li(_line(row, view.league)) for row in rows[:SHOWN]]
    items = html.Ol(lines, className="station-rows", **attrs(aria_label=title))
    more = None
    if len(rows) > SHOWN:
        text = ngettext("Tất cả {n} Trạm", "Tất cả {n} Trạm", len(rows))
        more = html.P(html.A(text, href=addresses.stations()))
    return card(
        title,
        present(items, more, _legend()),
        subtitle=_subtitle(view.league),
        indicator=INDICATOR,
        class_name="boxes-card",
    )


def _subtitle(league: League) -> str:
    first = league.months[0]
    last = league.months[-1]
    total = league.total
    span = f"{month(first)}–{month(last)}"
    if not total.expected:
        return span
    told = _(
        "đã nộp {n}/{all}, đúng hạn {share}",
        n=number(total.received),
        all=number(total.expected),
        share=percent(total.on_time / total.expected),
    )
    return f"{span}: {told}"


def _line(row: LeagueRow, league: League) -> list[html.Element]:
    told = html.Small(months_missing(row), className="bad") if row.silence.alarm else None
    head = html.Span(
        present(mark(row.silence.alarm or row.newest), station_link(row), told), className="who"
    )
    return [head, _boxes(row, league)]


def _boxes(row: LeagueRow, league: League) -> html.Ol:
    """No links: a hundred stops of the keyboard would stand before the next card. The name leads
    on."""
    pairs = zip(league.months, row.stood, strict=True)
    items = [
        html.Li(
            unseen(f"{month(text)}: {_(STANDINGS[stood])}"),
            className=f"box-key {stood}",
            title=f"{month(text)}: {_(STANDINGS[stood])}",
        )
        for text, stood in pairs
    ]
    return html.Ol(items, className="boxes-n")


def _legend() -> html.Ul:
    labels = {
        "on_time": _("đúng hạn"),
        "late": _("nộp muộn"),
        "missing": _("chưa nộp"),
        "sent_back": _("bị trả lại"),
        "not_expected": _("không phải nộp"),
    }
    return html.Ul(
        [html.Li([html.I(className=f"box-key {name}"), labels[name]]) for name in LEGEND],
        className="legend",
    )


def _nothing(view: NetworkYear) -> html.Element:
    """Of a year in which no station had to report: what was published of its stations."""
    kinds = stock_by_kind(view)
    said = _("Không có tháng nào phải nộp báo cáo trong kỳ này.")
    link = html.A(_("Số liệu đã công bố"), href=addresses.published("tram"))
    published = [html.Br(), _("Đã công bố: {kinds}.", kinds=kinds), " ", link] if kinds else []
    return html.P([said, *published], className="muted quiet")
