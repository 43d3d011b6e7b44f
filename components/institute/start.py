"""Bắt đầu: what to do first in a new installation, in place of what needs attention."""

from components import html
from components.chart_card import card
from components.marks import icon
from language import _
from read_models.network_year import NetworkYear
from sitemap import addresses


def start_card(view: NetworkYear) -> html.Section:
    named = len(view.network.stations)
    steps = (
        (
            "upload",
            _("Nhập danh sách Trạm"),
            _("Có {n} tên trong nguồn công bố; tải mẫu, điền và nhập", n=named),
            addresses.IMPORTS,
        ),
        (
            "check2-square",
            _("Mở kỳ báo cáo tháng"),
            _("Chưa Trạm nào báo cáo; ghi ngày hoạt động ở trang của Trạm"),
            addresses.stations(),
        ),
        (
            "graph-up",
            _("Nhập lượt truy cập"),
            _("Bảng theo tháng, tệp Matomo hoặc nhật ký máy chủ"),
            addresses.IMPORTS,
        ),
        (
            "people",
            _("Nhập hội nghị, tập huấn"),
            _("Ngày, nơi, số người; đếm cho Trạm và cho tỉnh"),
            addresses.events(),
        ),
    )
    items = [
        html.Li(html.A([icon(symbol), html.Span([html.B(name), html.Small(why)])], href=href))
        for symbol, name, why, href in steps
    ]
    subtitle = _("Chưa có số thì để trống, không ghi 0")
    return card(
        _("Bắt đầu"), html.Ul(items, className="start-x"), subtitle=subtitle, class_name="heed-card"
    )
