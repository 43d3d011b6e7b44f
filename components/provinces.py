"""The table of all places on either map, owners abroad and what no province was found for included;
the sums are the national totals."""

from collections.abc import Sequence
from typing import Any

from components import html
from components.chart_card import card
from components.indications import incomplete_note
from components.marks import kind_swatch, rows_link
from components.table import Column, counted, data_table, wide
from domain.places.provinces import OTHER_PLACES, PROVINCES_34, place_name
from domain.records.asset import UNRESOLVED
from domain.records.kinds import KINDS
from domain.records.statuses import ALIVE
from domain.text.folding import sort_key
from language import _, ngettext
from read_models.compared import place_filters
from read_models.overview import ProvinceRow
from read_models.register_filters import Filters
from sitemap import addresses

INDICATOR = "bang-cac-tinh"


def provinces_card(rows: Sequence[ProvinceRow], vintage: str, other_offices: int) -> html.Section:
    """Alive by kind, alive and all together; every number opens its rows."""
    title = (
        _("34 tỉnh, thành phố") if vintage == "vn34" else _("63 tỉnh, thành phố trước 01/07/2025")
    )
    columns = [
        Column(_("Tỉnh, thành phố")),
        *(Column(_(kind.short), True) for kind in KINDS.values()),
        Column(_("Cộng còn hiệu lực"), True),
        Column(_("Tất cả bản ghi"), True),
    ]
    known = sorted(
        (r for r in rows if r.place not in OTHER_PLACES),
        key=lambda r: sort_key(place_name(r.place, vintage)),
    )
    others = [r for r in rows if r.place in OTHER_PLACES]
    table = data_table(
        _("Văn bằng còn hiệu lực theo loại, và tất cả bản ghi"),
        columns,
        [_row(r, vintage) for r in [*known, *others]],
        _total(rows),
    )
    legend = html.Ul(
        [html.Li([kind_swatch(kind), _(KINDS[kind].label)]) for kind in KINDS], className="legend"
    )
    subtitle = _("Chủ ở nước ngoài và chưa xác định tỉnh đếm riêng; tổng hai bản đồ bằng nhau")
    body = [legend, wide(table, title), incomplete_note(), *_apart(other_offices)]
    return card(title, body, subtitle=subtitle, indicator=INDICATOR)


def _row(row: ProvinceRow, vintage: str) -> list[Any]:
    name = place_name(row.place, vintage)
    here = place_filters(row.place, vintage)
    alive, total = sum(row.alive.values()), sum(row.total.values())
    counts = [
        counted(row.alive.get(kind, 0), _open(here.but(kinds=(kind,), statuses=ALIVE)))
        for kind in KINDS
    ]
    head: Any = (
        html.A(name, href=addresses.overview(PROVINCES_34[row.place].slug))
        if vintage == "vn34" and row.place in PROVINCES_34
        else name
    )
    head = html.A(name, href=addresses.unresolved()) if row.place == UNRESOLVED else head
    return [
        head,
        *counts,
        counted(alive, _open(here.but(statuses=ALIVE))),
        counted(total, _open(here)),
    ]


def _open(filters: Filters) -> str:
    return addresses.register(None, filters)


def _total(rows: Sequence[ProvinceRow]) -> list[Any]:
    kinds = [_total_of(rows, kind) for kind in KINDS]
    alive = sum(sum(row.alive.values()) for row in rows)
    total = sum(sum(row.total.values()) for row in rows)
    return [
        _("Cả nước"),
        *kinds,
        counted(alive, _open(Filters(statuses=ALIVE))),
        counted(total, _open(Filters())),
    ]


def _total_of(rows: Sequence[ProvinceRow], kind: str) -> Any:
    return counted(
        sum(row.alive.get(kind, 0) for row in rows), _open(Filters(kinds=(kind,), statuses=ALIVE))
    )


def _apart(n: int) -> list[Any]:
    """Records of other offices, kept apart from the totals."""
    if not n:
        return []
    text = ngettext(
        "bản ghi của cơ quan nước ngoài, không tính vào bảng",
        "bản ghi của cơ quan nước ngoài, không tính vào bảng",
        n,
    )
    return [html.P([rows_link(n, _open(Filters(national=False))), " ", text], className="hint")]
