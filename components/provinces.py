"""The table of the 34 provinces with the owners abroad and what no province was found for; the sums are the national totals."""

from functools import partial
from typing import Any

from components import as_of, html, links
from components.chart_card import card
from components.format import number
from components.marks import kind_swatch
from components.table import Column, counted, data_table, wide
from domain.filters import Filters
from domain.kinds import KINDS
from domain.provinces import PROVINCES_34, place_name
from domain.statuses import ALIVE
from domain.text import sort_key
from domain.views import AsOf, ProvinceRow
from i18n import _

INDICATOR = "bang-cac-tinh"


def provinces_page(rows: list[ProvinceRow], fresh: AsOf, today: Any) -> list[Any]:
    """Alive by kind, alive and all together; each province leads to its own page."""
    columns = [
        Column(_("Tỉnh, thành phố")),
        *(Column(_(kind.short), True) for kind in KINDS.values()),
        Column(_("Cộng còn hiệu lực"), True),
        Column(_("Tất cả bản ghi"), True),
    ]
    known = sorted((r for r in rows if r.place in PROVINCES_34), key=lambda r: sort_key(place_name(r.place, "vn34")))
    others = [r for r in rows if r.place not in PROVINCES_34]
    body = [_row(row) for row in [*known, *others]]
    table = data_table(_("Văn bằng còn hiệu lực theo loại, và tất cả bản ghi"), columns, body, _total(rows))
    legend = html.Ul([html.Li([kind_swatch(kind), _(KINDS[kind].label)]) for kind in KINDS], className="legend")
    subtitle = _("Địa giới từ 01/07/2025; chủ ở nước ngoài và chưa xác định tỉnh đếm riêng")
    drawn = card(_("34 tỉnh, thành phố"), [legend, wide(table, _("34 tỉnh, thành phố"))], subtitle=subtitle, indicator=INDICATOR)
    return [*as_of.head(_("Tài sản trí tuệ theo tỉnh, thành phố"), fresh, today), drawn]


def _row(row: ProvinceRow) -> list[Any]:
    name = place_name(row.place, "vn34")
    province = PROVINCES_34.get(row.place)
    alive, total = sum(row.alive.values()), sum(row.total.values())
    if province is None:
        return [name, *(number(row.alive.get(kind, 0)) for kind in KINDS), number(alive), number(total)]
    open_ = partial(links.register, province.slug)
    counts = [counted(row.alive.get(kind, 0), open_(Filters(kinds=(kind,), statuses=ALIVE))) for kind in KINDS]
    head = html.A(name, href=links.overview(province.slug))
    return [head, *counts, counted(alive, open_(Filters(statuses=ALIVE))), counted(total, open_())]


def _total(rows: list[ProvinceRow]) -> list[Any]:
    kinds = [number(sum(row.alive.get(kind, 0) for row in rows)) for kind in KINDS]
    alive, total = (sum(sum(getattr(row, name).values()) for row in rows) for name in ("alive", "total"))
    return [_("Cả nước"), *kinds, number(alive), number(total)]
