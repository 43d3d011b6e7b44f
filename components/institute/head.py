"""Title of the institute's first page, up to when its figures go, and the period that is shown."""

from typing import Any

from components import html
from components.marks import attrs, badge, icon, present
from language import _
from language.dates import day, month
from read_models.network_year import NetworkYear
from sitemap import addresses


def institute_head(view: NetworkYear) -> list[Any]:
    lines = [html.Span(text) for text in _told(view)]
    mark = badge("part") if view.illustrative else None
    line = html.Div(present(*lines, mark), className="as-of")
    what = html.Div([html.H1(_("Mạng lưới IPPlatform")), line], className="what")
    listing = html.A([icon("geo-alt"), _("Các Trạm")], href=addresses.stations(), className="btn-q")
    return [
        html.Div([what, html.Div([_periods(view), listing], className="acts")], className="head")
    ]


def _told(view: NetworkYear) -> list[str]:
    if not view.counted:
        return [_("Chưa nhập dữ liệu. Số dưới đây là số đã công bố, mỗi số kèm kỳ và nguồn.")]
    if not view.running:
        return [_("Năm {year}, như khi hết hạn nộp báo cáo tháng 12.", year=view.year)]
    newest = view.league.months[-1]
    due = _("Báo cáo Trạm đến tháng {month}.", month=month(newest))
    return [_("Hôm nay {day}.", day=day(view.today)), due, _("So sánh trên cùng các tháng.")]


def _periods(view: NetworkYear) -> html.Details | None:
    """The newest first; what was is reached as it was."""
    if not view.years:
        return None
    items = [
        html.A(
            _("Năm {year}", year=year),
            href=addresses.network_year(year),
            className="item",
            **attrs(aria_current="true" if year == view.year else None),
        )
        for year in view.years
    ]
    label = _("Năm {year}", year=view.year) if view.counted else _("Kỳ gần nhất có số")
    summary = html.Summary([icon("calendar3"), label, icon("chevron-down")], className="btn-q")
    return html.Details([summary, html.Div(items, className="panel")], className="menu periods")
