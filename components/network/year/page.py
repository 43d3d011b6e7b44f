"""The page of a station's year: the sheet, beside it what to look at before printing and what to
leave out, below it every number by month."""

from typing import Any

from components import html
from components.chart_card import card, how
from components.marks import attrs, badge, icon, present
from components.network.year.months import INDICATOR, all_numbers
from components.network.year.sheet import sheet
from domain.network.reporting import CONFIRMED, MISSING, SENT_BACK
from language import N_, _, ngettext
from language.dates import day
from language.numbers import number
from read_models.station_year import StationYear, year_is_known
from sitemap import addresses, file_addresses

PARTS = {
    "months": N_("Theo tháng"),
    "topics": N_("Tư vấn theo chủ đề"),
    "places": N_("Vị trí trong mạng lưới"),
    "events": N_("Hội nghị, tập huấn"),
    "results": N_("Kết quả khác"),
    "words": N_("Đề xuất, khó khăn"),
    "sign": N_("Phần ký"),
}


def year_page(view: StationYear, printed_by: str) -> list[Any]:
    aside = html.Div([_checks(view), _parts()], className="stack year-side")
    left = html.Div([sheet(view, printed_by), all_numbers(view)], className="stack")
    return [_head(view), html.Div([left, aside], className="grid year-grid")]


def _head(view: StationYear) -> html.Div:
    station = view.reports.station
    crumbs = [html.Li(html.A(station.host, href=addresses.station(station.id), lang="vi"))]
    title = html.H1([html.Span(station.host, lang="vi"), f", {_('năm {year}', year=view.year)}"])
    line = present(
        badge("all") if view.illustrative else None,
        html.Span(_("Số liệu đến {day}.", day=day(view.until))),
    )
    what = [
        html.Nav(html.Ol(crumbs), className="crumbs", **attrs(aria_label=_("Vị trí của trang"))),
        title,
        html.Div(line, className="as-of"),
    ]
    printing = html.Button(
        [icon("printer"), _("In A4, một trang")],
        type="button",
        className="btn-q primary",
        **attrs(data_print="1"),
    )
    acts = [*_years(view), _file(view, "csv"), _file(view, "xlsx"), printing]
    return html.Div(
        [html.Div(what, className="what"), html.Div(acts, className="acts")], className="head"
    )


def _years(view: StationYear) -> list[html.A]:
    found = []
    for year in (view.year - 1, view.year + 1):
        if year_is_known(year, view.reports.today):
            href = addresses.station_year(view.reports.station.id, year)
            found.append(html.A(_("Năm {year}", year=year), href=href, className="btn-q"))
    return found


def _file(view: StationYear, ending: str) -> html.A:
    href = file_addresses.station_year_file(view.reports.station.id, view.year, ending)
    return html.A([icon("download"), ending.upper()], href=href, className="btn-q")


def _checks(view: StationYear) -> html.Section:
    lines = [_line(fine, text) for fine, text in _looked_at(view)]
    n = sum(not fine for fine, _text in _looked_at(view))
    subtitle = (
        ngettext("{n} điều cần xem", "{n} điều cần xem", n) if n else _("không có gì cần xem")
    )
    body = html.Div([html.Ul(lines, className="checks-x"), how(INDICATOR)])
    return card(_("Trước khi in"), body, subtitle=subtitle)


def _looked_at(view: StationYear) -> list[tuple[bool, str]]:
    reports = view.reports
    told = []
    missing = [m for m in view.due if reports.standing(m) in (MISSING, SENT_BACK)]
    told.append((not missing, _("Kỳ quá hạn chưa có báo cáo: {n}", n=number(len(missing)))))
    handed = [m for m in view.months if reports.report(m).handed_in]
    waiting = [m for m in handed if reports.report(m).state != CONFIRMED]
    told.append((not waiting, _("Báo cáo Viện chưa xác nhận: {n}", n=number(len(waiting)))))
    changed = len(view.corrected)
    told.append((not changed, _("Số đã đính chính sau khóa: {n}", n=number(changed))))
    without = sum(event.delegates is None for event in view.events)
    told.append((not without, _("Sự kiện chưa có số người dự: {n}", n=number(without))))
    told.append((False, _("Lượt xem trang Trạm: chưa có")))
    return told


def _line(fine: bool, text: str) -> html.Li:
    symbol, tone = ("check2", "ok") if fine else ("exclamation-diamond", "warn")
    return html.Li([html.Span(icon(symbol), className=tone), html.Span(text)])


def _parts() -> html.Section:
    boxes = [
        html.Li(
            html.Label(
                [
                    html.Check(defaultChecked=True, key=code, **attrs(data_part=code)),
                    html.Span(_(label)),
                ]
            )
        )
        for code, label in PARTS.items()
    ]
    body = html.Ul(boxes, className="parts-x")
    return card(_("Phần được in"), body, subtitle=_("Bỏ chọn để rút gọn"))
