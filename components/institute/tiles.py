"""Tiles of the published report: values with their qualifiers, each opening its source."""

from typing import Any

from components import html
from components.institute.view import View
from components.marks import present
from components.published import hosts, moment_text, quoted, small, source_link, value_link
from domain.network.records import Figure
from language import N_, _
from sitemap import addresses

SERVICES = (
    ("consultations", N_("Tư vấn miễn phí")),
    ("updates", N_("Cập nhật thông tin SHCN")),
    ("listings", N_("Đăng thông tin trên sàn giao dịch")),
)


def tiles(view: View) -> list[Any]:
    """The stations, then what was done for the public."""
    services = [(label, view.one(subject)) for subject, label in SERVICES]
    return present(
        _stations(view), *(_service(label, figure) for label, figure in services if figure)
    )


def _stations(view: View) -> html.Div | None:
    stock = view.network.stock
    if stock is None:
        return None
    kinds = ", ".join(hosts(code, f.value or 0) for code, f in view.network.stock_by_type.items())
    flow = next((f for f in view.network.flows if f.period == str(view.report)), None)
    opened = (
        source_link(
            flow, _("{n} Trạm thiết lập năm {year}", n=small(flow.value or 0), year=flow.period)
        )
        if flow
        else None
    )
    value = html.A(small(stock.value or 0), href=addresses.stations())
    told = [
        html.Div(kinds, className="d"),
        html.Div(present(opened), className="d"),
        html.Div(source_link(stock, _("Nguồn")), className="d"),
    ]
    return html.Div(
        [html.H2(_("Trạm IPPlatform"), className="l"), html.Div(value, className="v"), *told],
        className="card-x kpi",
    )


def _service(label: str, figure: Figure) -> html.Div:
    """The report gives no period: a sum so far, never a year's."""
    told = _("lượt, lũy kế; kỳ {period}", period=moment_text(figure.period))
    parts = [
        html.H2(_(label), className="l"),
        html.Div(value_link(figure), className="v"),
        html.Div(told, className="d"),
    ]
    return html.Div(
        [*parts, html.Div(quoted(figure.wording), className="d")], className="card-x kpi"
    )
