"""Numbers that one province sent and another one holds: the institute's queue."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select, update

from data_access.accounts import audit
from data_access.database.engine import now
from data_access.database.scope import Scope, visible
from data_access.records.loading import NotFound, load
from data_access.tables import asset, import_batch, import_held
from data_access.writing.edit import change_record
from data_access.writing.find import lock
from domain.places.assigned import ASSIGNED
from domain.records.asset import UNKNOWN_FORMER, Place
from domain.records.content import from_json
from domain.records.merging import merge
from read_models.imports import HeldNumber

WAITING, KEPT, MOVED = "waiting", "kept", "moved"


def held_numbers(connection: Connection, *, scope: Scope, most: int = 50) -> list[HeldNumber]:
    """What waits, the oldest first; nothing for anybody but the institute, since each line tells
    who holds a number."""
    if scope.kind != "national":
        return []
    h, b = import_held.c, import_batch.c
    holder = asset.c.vn34.label("holder")
    query = (
        select(h.batch_id, h.position, h.record, h.vn34, holder, h.asset_id, b.file, b.at)
        .join(import_batch, b.id == h.batch_id)
        .join(asset, asset.c.id == h.asset_id)
        .where(h.state == WAITING, b.undone_at.is_(None), visible(asset, scope))
        .order_by(h.batch_id, h.position)
        .limit(most)
    )
    return [_number(row) for row in connection.execute(query)]


def keep_held(connection: Connection, batch: int, position: int, *, actor: str) -> bool:
    """The record stays where it is; False when somebody else has decided already."""
    done = _decide(connection, batch, position, KEPT, actor)
    if done:
        audit.append(connection, actor=actor, action="held_kept", subject=f"{batch}/{position}")
    return done


def move_held(
    connection: Connection, batch: int, position: int, *, scope: Scope, actor: str, today: date
) -> bool:
    """The record goes to the sender's province, with what the sent row says of it; False when
    somebody else has decided already. Raises data_access.records.loading.NotFound and
    data_access.writing.edit.Unfit, the transaction is to be given up then."""
    lock(connection)
    h = import_held.c
    row = connection.execute(
        select(h.asset_id, h.vn34, h.record).where(h.batch_id == batch, h.position == position)
    ).one_or_none()
    if row is None or not _decide(connection, batch, position, MOVED, actor):
        return False
    stored = load(connection, [row.asset_id], scope=scope).get(row.asset_id)
    if stored is None:
        raise NotFound(row.asset_id)
    sent = from_json(row.record)
    former = sent.place.vn63 if sent.place.vn34 == row.vn34 else UNKNOWN_FORMER
    moved = replace(merge(stored, sent), place=Place(row.vn34, former, ASSIGNED))
    change_record(connection, row.asset_id, moved, scope=scope, actor=actor, today=today)
    detail = {"asset": row.asset_id, "from": stored.place.vn34, "to": row.vn34}
    audit.append(
        connection,
        actor=actor,
        action="held_moved",
        subject=f"{batch}/{position}",
        vn34=row.vn34,
        detail=detail,
    )
    return True


def _decide(connection: Connection, batch: int, position: int, state: str, actor: str) -> bool:
    h = import_held.c
    change = update(import_held).where(
        h.batch_id == batch, h.position == position, h.state == WAITING
    )
    return (
        connection.execute(change.values(state=state, decided_by=actor, decided_at=now())).rowcount
        > 0
    )


def _number(row: Any) -> HeldNumber:
    record: dict[str, object] = row.record
    number = record.get("application_no") or record.get("registration_no") or ""
    return HeldNumber(
        batch=row.batch_id,
        position=row.position,
        number=str(number),
        title=str(record["title"]),
        sender_vn34=row.vn34,
        holder_vn34=row.holder,
        asset_id=row.asset_id,
        file=row.file,
        at=row.at,
    )
