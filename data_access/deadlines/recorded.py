"""What stands recorded about deadlines, as its readers may see it.

Note, name and proof belong to the province's own people, those to whom proofs are granted: for
anybody else they are not read at all, so that no page, file or answer can hold them. That something was recorded, and whether with a
proof, is what the state of a deadline says to everybody.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from data_access.database.scope import Scope, visible
from data_access.deadlines.on_day import recorded_by
from data_access.tables import deadline_act, user
from domain.terms.deadlines import NOTHING
from read_models.deadlines import DeadlineKey, Recorded, RecordedAct

_c = deadline_act.c
_TOLD = (
    _c.asset_id,
    _c.rule,
    _c.ordinal,
    _c.due,
    _c.what,
    _c.done_on,
    _c.version,
    _c.proof_sha256.is_not(None).label("proved"),
)
_OWN = (_c.reason, _c.proof_name, _c.at, func.coalesce(user.c.name, _c.actor).label("by"))


def recorded_of(
    conn: Connection, asset_ids: Collection[int], *, scope: Scope, on: date | None = None
) -> dict[DeadlineKey, Recorded]:
    """(asset, rule, ordinal) → what stands recorded, or stood so by the end of the day `on`; what
    was taken back among it."""
    return {
        (int(row.asset_id), row.rule, int(row.ordinal)): _recorded(row)
        for row in _rows(conn, asset_ids, scope, on)
    }


def acts_on(
    conn: Connection, asset_id: int, *, scope: Scope, on: date | None = None
) -> tuple[RecordedAct, ...]:
    """Everything that stands recorded about one asset, the last due first, deadlines that are
    history among it."""
    rows = [row for row in _rows(conn, [asset_id], scope, on) if row.what != NOTHING]
    rows.sort(key=lambda row: (row.due, row.ordinal), reverse=True)
    return tuple(RecordedAct(row.rule, int(row.ordinal), row.due, _recorded(row)) for row in rows)


def _rows(conn: Connection, asset_ids: Collection[int], scope: Scope, on: date | None) -> list[Any]:
    where = [_c.asset_id.in_(asset_ids), visible(deadline_act, scope)]
    if on:
        where.append(recorded_by(on, scope))
    if not scope.sees_proofs:
        return list(conn.execute(select(*_TOLD).where(*where)))
    source = deadline_act.outerjoin(user, user.c.username == _c.actor)
    return list(conn.execute(select(*_TOLD, *_OWN).select_from(source).where(*where)))


def _recorded(row: Any) -> Recorded:
    told = Recorded(
        what=row.what, done_on=row.done_on, proved=bool(row.proved), version=row.version
    )
    if "reason" not in row._fields:
        return told
    return replace(told, reason=row.reason, proof_name=row.proof_name, by=row.by, at=row.at)
