"""All months of a station as a grid of years: requests in the box, how it stands by shape and colour;
each opens its report. A predecessor's months are never added."""

from typing import Any

from components import html
from components.chart_card import card, card_menu
from components.marks import attrs
from domain.network.reporting import LATE, ON_TIME, STANDINGS
from language import _, ngettext
from language.dates import month
from language.numbers import NOT_APPLICABLE, missing, number
from read_models.station_now import StationNow
from sitemap import addresses, file_addresses

INDICATOR = "bao-cao-tram"
REFORM = "2025-07"


def months_card(now: StationNow) -> html.Section:
    title = _("Báo cáo theo tháng")
    if not now.years:
        return card(
            title,
            html.P(_("Chưa có tháng nào phải nộp hoặc đã nộp."), className="muted"),
            indicator=INDICATOR,
        )
    heads = [html.Th(_("Năm"), scope="col")]
    heads += [html.Th(f"T{n}", scope="col", className="num") for n in range(1, 13)]
    sums = (_("Kỳ đã nộp"), _("Yêu cầu"))
    heads += [html.Th(text, scope="col", className="num sum") for text in sums]
    table = html.Table(
        [
            html.Caption(_("Số trong ô: yêu cầu tiếp nhận, như Trạm đã nộp; chọn ô để mở báo cáo")),
            html.Thead(html.Tr(heads)),
            html.Tbody([_year(now, year) for year in now.years]),
        ],
        className="t months-t",
    )
    label = attrs(aria_label=title)
    frame = html.Div(table, className="wide", role="region", tabIndex=0, **label)
    drawn = card(title, frame, side=_menu(now, title), indicator=INDICATOR)
    drawn |= attrs(data_file=f"tram-{now.row.station.id}-cac-thang")
    return drawn


def _menu(now: StationNow, title: str) -> html.Details:
    own = now.row.station.id
    book, rows = (file_addresses.station_months_file(own, ending) for ending in ("xlsx", "csv"))
    return card_menu(title, INDICATOR, book, rows)


def _year(now: StationNow, year: int) -> html.Tr:
    stood = now.stood(year)
    cells: list[Any] = [html.Th(str(year), scope="row")]
    for n in range(1, 13):
        text = f"{year}-{n:02}"
        look = "reform" if text == REFORM else None
        cells.append(
            html.Td(
                _box(now, text, stood[text]) if text in stood else NOT_APPLICABLE, className=look
            )
        )
    expected = [text for text in stood if now.life.expects(text) and text <= now.due[-1]]
    received = sum(stood[text] in (ON_TIME, LATE) for text in expected)
    told = [now.requests[text] for text in stood if now.requests.get(text) is not None]
    cells.append(
        html.Td(f"{received}/{len(expected)}" if expected else NOT_APPLICABLE, className="num")
    )
    cells.append(html.Td(number(sum(n or 0 for n in told)) if told else missing(), className="num"))
    return html.Tr(cells)


def _box(now: StationNow, text: str, stood: str) -> html.A:
    requests = now.requests.get(text)
    said = (
        ""
        if requests is None
        else ", " + ngettext("{shown} yêu cầu", "{shown} yêu cầu", requests, shown=number(requests))
    )
    label = f"{month(text)}: {_(STANDINGS[stood])}{said}"
    return html.A(
        NOT_APPLICABLE if requests is None else number(requests),
        href=addresses.station_reports(now.row.station.id, text),
        className=f"month-x {stood}",
        title=label,
        **attrs(aria_label=label),
    )
