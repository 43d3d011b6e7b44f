"""Corrections that a province asks the institute for, or a request its handlers
(data_access.proposals.by_requests): queued, answered once, carried out by the answer, and undone by
hand. No import takes an accepted one back (data_access.records.corrected)."""

from datetime import date

from sqlalchemy import Connection, insert, select, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.database.scope import Scope, within
from data_access.records.loading import load
from data_access.tables import asset_correction
from data_access.writing.edit import change_record
from data_access.writing.find import lock
from domain.records.asset import AssetRecord
from read_models.annotations import Correction
from read_models.corrections import (
    ACCEPTED,
    REFUSED,
    UNDONE,
    WAITING,
    WITHDRAWN,
    corrected,
    former,
    shown,
)

__all__ = [
    "ACCEPTED",
    "COLUMNS",
    "REFUSED",
    "UNDONE",
    "WAITING",
    "WITHDRAWN",
    "Conflict",
    "Correction",
]
_c = asset_correction.c
COLUMNS = (
    _c.id,
    _c.author,
    _c.field,
    _c.old,
    _c.new,
    _c.reason,
    _c.state,
    _c.created_at,
    _c.decided_at,
    _c.decided_by,
    _c.answer,
    _c.request_no,
    _c.undone_at,
    _c.undone_by,
)


class ChangedSince(Exception):
    """The record says something else by now than what was accepted."""


def corrections(connection: Connection, asset_id: int, *, scope: Scope) -> tuple[Correction, ...]:
    """Of one record, newest first."""
    query = (
        select(*COLUMNS)
        .where(within(asset_correction, scope), _c.asset_id == asset_id)
        .order_by(_c.id.desc())
    )
    return tuple(Correction(*row) for row in connection.execute(query))


def propose(
    connection: Connection,
    writer: Writer,
    record: AssetRecord,
    asset_id: int,
    *,
    field: str,
    new: str,
    reason: str,
    request_no: str | None = None,
) -> int:
    """Queues a correction; the record stays as it is until it is answered. `request_no`: the
    request that asks for it."""
    row = {
        "vn34": writer.vn34,
        "asset_id": asset_id,
        "author_id": writer.user_id,
        "author": writer.name,
        "field": field,
    }
    row |= {
        "old": shown(record, field),
        "new": new,
        "reason": reason,
        "state": WAITING,
        "created_at": now(),
        "request_no": request_no,
    }
    number = int(connection.scalar(insert(asset_correction).values(row).returning(_c.id)) or 0)
    writer.record(connection, "correction proposed", asset_id, correction=number, field=field)
    return number


def withdraw(connection: Connection, writer: Writer, asset_id: int, number: int) -> None:
    """By the officers of the province, while it waits. Raises Gone."""
    _close(connection, writer, asset_id, number=number, state=WITHDRAWN, answer="")


def refuse(
    connection: Connection, writer: Writer, asset_id: int, number: int, *, answer: str
) -> None:
    """Raises Gone for one that does not wait."""
    _close(connection, writer, asset_id, number=number, state=REFUSED, answer=answer)


def accept(
    connection: Connection, writer: Writer, asset_id: int, number: int, *, answer: str, today: date
) -> None:
    """Corrects the record, in the same transaction, with the change in its history. Raises Gone,
    read_models.corrections.BadValue, data_access.writing.edit.Unfit where the corrected record
    would contradict itself."""
    lock(connection)
    asked = connection.execute(
        select(_c.field, _c.new).where(within(asset_correction, writer.scope), _c.id == number)
    ).one_or_none()
    record = load(connection, [asset_id], scope=writer.scope).get(asset_id)
    if asked is None or record is None or record.place.vn34 != writer.vn34:
        raise Gone
    after = corrected(record, asked.field, asked.new)
    change_record(
        connection, asset_id, after, scope=writer.scope, actor=writer.username, today=today
    )
    _close(connection, writer, asset_id, number=number, state=ACCEPTED, answer=answer)


def undo(
    connection: Connection, writer: Writer, asset_id: int, number: int, *, today: date
) -> None:
    """The record says again what it said before the correction, with that in its history. Raises
    Gone, ChangedSince, data_access.writing.edit.Unfit."""
    lock(connection)
    here = (within(asset_correction, writer.scope), _c.vn34 == writer.vn34, _c.id == number)
    query = select(_c.field, _c.old, _c.new).where(*here, _c.asset_id == asset_id)
    asked = connection.execute(query.where(_c.state == ACCEPTED)).one_or_none()
    record = load(connection, [asset_id], scope=writer.scope).get(asset_id)
    if asked is None or record is None or record.place.vn34 != writer.vn34:
        raise Gone
    if shown(record, asked.field) != asked.new:
        raise ChangedSince
    after = former(record, asked.field, asked.old)
    change_record(
        connection, asset_id, after, scope=writer.scope, actor=writer.username, today=today
    )
    new = {"state": UNDONE, "undone_at": now(), "undone_by": writer.name}
    connection.execute(update(asset_correction).where(*here).values(new))
    writer.record(connection, "correction undone", asset_id, correction=number)


def _close(
    connection: Connection, writer: Writer, asset_id: int, *, number: int, state: str, answer: str
) -> None:
    here = (
        within(asset_correction, writer.scope),
        _c.vn34 == writer.vn34,
        _c.asset_id == asset_id,
        _c.id == number,
        _c.state == WAITING,
    )
    new = {"state": state, "decided_at": now(), "decided_by": writer.name, "answer": answer}
    if connection.execute(update(asset_correction).where(*here).values(new)).rowcount == 0:
        raise Gone
    writer.record(connection, f"correction {state}", asset_id, correction=number)
