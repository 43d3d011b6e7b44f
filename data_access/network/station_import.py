"""Stations that come by a file. A list that names only the province of today moves no station whose
former province is known: the two would contradict each other."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from data_access.network.month_import import Judge
from data_access.tables import station
from domain.places.provinces import place_name
from language import _

Placed = tuple[int | None, dict[str, Any]]
Verdict = tuple[int | None, dict[str, Any], str]


def judged_stations(
    connection: Connection, rows: Sequence[Placed], _judge: Judge
) -> Iterator[Verdict]:
    """Position, the row as it is stored, and '' or why it is not."""
    c = station.c
    query = select(c.folded, c.vn34).where(c.vn63.is_not(None))
    stored = {row.folded: row.vn34 for row in connection.execute(query)}
    for position, row in rows:
        before = stored.get(row["folded"])
        moved = before and row["vn63"] is None and row["vn34"] not in (None, before)
        yield position, row, _moved(before) if moved and before else ""


def _moved(before: str) -> str:
    name = place_name(before, "vn34")
    return _("Tỉnh trong dòng này khác với sổ ({name}); hãy sửa ở trang của Trạm.", name=name)
