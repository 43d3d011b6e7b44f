"""Where months of visits come from, offered beside a year of which few are known."""

from components import html
from components.chart_card import card
from components.marks import icon
from language import _
from read_models.visits import VisitYear
from sitemap import addresses, file_addresses


def offer_card(view: VisitYear) -> html.Section:
    kinds = (
        _("Bảng theo tháng: CSV, XLSX"),
        _("Tệp xuất Matomo: ngày, tháng"),
        _("Nhật ký máy chủ (Common, Combined, IIS)"),
    )
    load = html.A(
        [icon("upload"), _("Nhập bảng tháng")], href=addresses.IMPORTS, className="btn-q primary"
    )
    template = html.A(
        [icon("file-earmark-spreadsheet"), _("Tải mẫu")],
        href=file_addresses.import_template("visits"),
        className="btn-q",
        download="",
    )
    body = [
        html.Ul([html.Li(kind) for kind in kinds], className="plain-list"),
        html.Div([load, template], className="acts"),
        html.P(_("Cộng 12 tháng được đối chiếu với tổng đã công bố."), className="hint"),
    ]
    title = _("Bổ sung số theo tháng của năm {year}", year=view.year)
    return card(title, body, class_name="offer-card")
