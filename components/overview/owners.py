"""The owners with most titles alive, and what these are."""

from typing import Any

from components import html
from components.chart_card import card
from components.marks import attrs
from components.overview.view import View
from components.states import empty
from components.table import Column, counted, data_table
from components.theme import KIND_TOKENS
from domain.records.kinds import KINDS
from language import _
from language.numbers import number
from read_models.overview import OwnerRow

CARD = "chu-so-huu"


def owners_card(view: View) -> html.Section:
    title = _("Chủ văn bằng")
    rows = view.data.owners
    if not rows:
        return card(
            title,
            empty(_("Chưa có chủ văn bằng"), _("Chủ của văn bằng còn hiệu lực sẽ hiện ở đây.")),
            indicator=CARD,
        )
    columns = (Column(_("Chủ văn bằng")), Column(_("Cơ cấu")), Column(_("Số"), True))
    most = max(row.alive for row in rows)
    table = data_table(
        _("Đếm theo người đứng tên đầu tiên"), columns, [_row(view, row, most) for row in rows]
    )
    everything = html.A(_("Tất cả"), href=view.alive())
    body = html.Div(table, className="owners")
    return card(
        title, body, subtitle=_("Nhiều văn bằng còn hiệu lực nhất"), side=everything, indicator=CARD
    )


def _row(view: View, row: OwnerRow, most: int) -> list[Any]:
    name = html.A(row.name, href=view.alive(owner=row.owner_id))
    return [
        html.Div(name, className="cut"),
        _parts(row, most),
        counted(row.alive, view.alive(owner=row.owner_id)),
    ]


def _parts(row: OwnerRow, most: int) -> html.Div:
    """One piece a kind, as long as its share of the largest owner. Pieces are too small to be
    clicked: name and number open the rows."""
    told = {kind: f"{_(KINDS[kind].label)}: {number(n)}" for kind, n in row.by_kind.items() if n}
    pieces = [
        html.Span(
            className=f"sw {KIND_TOKENS[kind]}",
            title=label,
            style={"width": f"{row.by_kind[kind] / most * 100:.1f}%"},
        )
        for kind, label in told.items()
    ]
    label = attrs(aria_label="; ".join(told.values()))
    return html.Div(pieces, className="seg-bar", role="img", **label)
