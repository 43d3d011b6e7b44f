"""The owners with most titles alive, and what these are."""

from typing import Any

from components import html
from components.chart_card import card
from components.marks import rows_link
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
    title, rows = _("Chủ văn bằng"), view.data.owners
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
    name = html.A(row.name, href=view.alive(owner=row.owner_id), title=row.name)
    return [
        html.Div(name, className="cut"),
        _parts(view, row, most),
        counted(row.alive, view.alive(owner=row.owner_id)),
    ]


def _parts(view: View, row: OwnerRow, most: int) -> html.Div:
    """One piece a kind, as long as its share of the largest owner; each piece opens its rows."""
    pieces = []
    for kind, n in row.by_kind.items():
        if n:
            label = f"{_(KINDS[kind].label)}: {number(n)}"
            style = {"width": f"{n / most * 100:.1f}%"}
            href = view.alive(owner=row.owner_id, kinds=(kind,))
            pieces.append(
                rows_link(
                    n, href, "", title=label, className=f"sw {KIND_TOKENS[kind]}", style=style
                )
            )
    return html.Div(pieces, className="seg-bar")
