"""Counters of visits that come by a file. A published number that our own file tells of a month is no
counter: it is held against what is published, and changed there."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from data_access.database.scope import SYSTEM
from data_access.network.figures import figures
from data_access.network.month_import import Judge
from domain.network.visits import METRICS, PUBLISHED
from language import _
from language.numbers import dotted

Placed = tuple[int | None, dict[str, Any]]
Verdict = tuple[int | None, dict[str, Any], str]


def judged_visits(
    connection: Connection, rows: Sequence[Placed], _judge: Judge
) -> Iterator[Verdict]:
    """Position, the row as it is stored (empty: nothing to store), and '' or why it is not."""
    told: dict[tuple[str, str], int] = {}
    if any(row["series"] == PUBLISHED for _position, row in rows):
        found = figures(connection, scope=SYSTEM, subjects=tuple(METRICS))
        told = {(f.period, f.subject): f.value for f in found if f.value is not None}
    for position, row in rows:
        if row["series"] != PUBLISHED:
            yield position, row, ""
        else:
            yield position, {}, _difference(row, told)


def _difference(row: dict[str, Any], told: dict[tuple[str, str], int]) -> str:
    for metric, label in METRICS.items():
        known = told.get((row["period"], metric))
        if row[metric] not in (None, known):
            return _(
                "{metric}: số đã công bố là {known}; hãy sửa ở bảng số liệu đã công bố.",
                metric=_(label),
                known=_("chưa có") if known is None else dotted(known),
            )
    return ""
