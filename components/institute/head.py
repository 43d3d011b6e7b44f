"""Title of the institute's first page, what year it tells of, and the switch between the two
maps."""

from dataclasses import replace
from typing import Any

from components import as_of, html
from components.institute.view import View
from components.marks import icon
from components.provinces import map_switch
from language import _
from sitemap import addresses


def institute_head(view: View) -> list[Any]:
    """The register's figures may be illustrative, the published ones never are: then the page is so
    in part."""
    fresh = replace(
        view.as_of, illustrative="none" if view.as_of.illustrative == "none" else "part"
    )
    listing = html.A(
        [icon("list-ul"), _("Mở danh sách")], href=addresses.register(None), className="btn-q"
    )
    told = _(
        "Số liệu công bố: báo cáo năm {year} của Viện và các nguồn ghi bên cạnh từng số. Tên đơn vị theo địa giới năm {year}.",
        year=view.report,
    )
    return [
        *as_of.head(_("Mạng lưới IPPlatform"), fresh, map_switch(view.vintage), listing),
        html.P(told, className="muted told"),
    ]
