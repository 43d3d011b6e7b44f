"""Requests and people trained by month, beside the year before: what the tiles add up."""

from typing import Any

from components import html
from components.chart_card import chart_card, graph
from components.figures.activity import requests_figure
from components.institute.station_words import invented
from components.institute.tiles import REQUESTS
from components.marks import attrs, present
from components.states import empty
from components.table import Column, data_table
from domain.calendar.periods import months_of
from language import _
from language.dates import month
from language.numbers import missing, number
from read_models.network_year import MonthSum, NetworkYear
from sitemap import file_addresses

INDICATOR = "yeu-cau-theo-thang"
COLUMNS = ("reports", "requests", "consultations", "updates", "listings", "searches", "trained")


def requests_card(view: NetworkYear) -> html.Section:
    drawn = chart_card(
        REQUESTS,
        _("Yêu cầu theo tháng"),
        _chart(view),
        _table(view),
        subtitle=_subtitle(view),
        indicator=INDICATOR,
        foot=[html.Span(_shares(view))] if any(view.months("by_institute").values()) else None,
        workbook=file_addresses.network_file(view.year),
        csv_file=file_addresses.network_file(view.year, "csv"),
    )
    drawn["id"] = REQUESTS
    return drawn


def _chart(view: NetworkYear) -> list[Any] | html.Div:
    series = {m: found.requests for m, found in view.activity.items()}
    if not view.months("requests"):
        told = _("Hiện ở đây khi các Trạm nộp báo cáo tháng, hoặc khi nhập bảng hoạt động.")
        return empty(_("Chưa có số theo tháng của năm {year}", year=view.year), told)
    label = "%{x}: %{y}"
    figure = requests_figure(months_of(view.year), series, label=label)
    words = "; ".join(f"{month(m)}: {number(n)}" for m, n in view.months("requests").items())
    keys = [
        html.Li([html.I(className="unit"), str(view.year)]),
        html.Li([html.I(className="unit plain"), str(view.year - 1)]),
    ]
    if any(found.illustrative for found in view.activity.values()):
        keys.append(html.Li(invented()))
    text = _("Biểu đồ cột: yêu cầu năm {year}: {months}.", year=view.year, months=words)
    return [html.Ul(keys, className="legend"), graph(figure, text)]


def _subtitle(view: NetworkYear) -> str:
    now = view.months("requests")
    if not now:
        return ""
    grown = view.growth("requests")
    told = _("{n} trong {months} tháng", n=number(sum(now.values())), months=len(now))
    before = (
        _(
            "{n} cùng {months} tháng {year}",
            n=number(grown.before),
            months=grown.months,
            year=view.year - 1,
        )
        if grown
        else ""
    )
    return "; ".join(present(told, before))


def _shares(view: NetworkYear) -> str:
    """Who handled them."""
    own = sum(view.months("institute").values())
    theirs = sum(view.months("requests").values()) - own
    return _("Trạm {n} · Viện trực tiếp {own}", n=number(theirs), own=number(own))


def _table(view: NetworkYear) -> html.Table:
    labels = (
        _("Báo cáo"),
        _("Yêu cầu"),
        _("Tư vấn"),
        _("Cập nhật"),
        _("Đăng tin"),
        _("Tra cứu"),
        _("Tập huấn"),
    )
    columns = [Column(_("Tháng")), *(Column(label, True) for label in labels)]
    known = [view.activity.get(m) for m in months_of(view.year)]
    rows = [
        [month(m), *(_cell(found, name) for name in COLUMNS)]
        for m, found in zip(months_of(view.year), known, strict=True)
    ]
    total = [_("Cộng"), *(_sum(view, name) for name in COLUMNS)]
    caption = _("Yêu cầu = tư vấn + cập nhật + đăng tin; tra cứu đếm riêng")
    return data_table(caption, columns, rows, total)


def _cell(found: MonthSum | None, name: str) -> Any:
    if found is None:
        return html.Span(missing(), className="hint")
    value = int(getattr(found, name))
    return html.Span(number(value), **attrs(data_value=str(value)))


def _sum(view: NetworkYear, name: str) -> Any:
    months = view.months(name)
    return number(sum(months.values())) if months else missing()
