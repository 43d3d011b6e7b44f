"""Takes an import back: new assets are removed, changed ones get their former values, as the rules
of now read them. Refused when a record was changed since; a place assigned by hand is no such
change, and stays, nor is what changed rules have made of a record.

The history stays and grows by the undoing. Days on which an unchanged record was confirmed are not
taken back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, select, update

from data_access.accounts import audit
from data_access.database.bulk import chunks, insert_rows
from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.records.loading import load
from data_access.tables import (
    asset,
    asset_correction,
    asset_note,
    asset_revision,
    asset_tag,
    deadline_act,
    import_batch,
    reminder,
)
from data_access.writing.contacts import undo_contacts
from data_access.writing.find import lock_in_turn
from data_access.writing.keyed import RowsChanged, undo_rows
from data_access.writing.request_batches import undo_requests
from data_access.writing.reread import ACTOR as REREADER
from data_access.writing.reread import reread
from data_access.writing.rows import Author, revision
from data_access.writing.store import Change, apply_changes, delete_assets
from domain.places.assigned import ASSIGNABLE, ASSIGNED
from domain.records.asset import AssetRecord, Place
from domain.records.content import from_json
from domain.records.numbers import identity_of
from domain.terms.deadlines import NOTHING
from language import _

CHUNK = 2_000
NAMED = 10
PLACE = {"vn34", "vn63"}
"""Fields of the history that tell a record's place."""
READ_AGAIN = {*PLACE, "country", "status_stated"}
"""Fields that changed rules may change."""


class UndoRefused(Exception):
    """The batch cannot be taken back; the message says why and names `records` (numbers or titles)
    that stand in the way."""

    def __init__(self, reason: str, records: Sequence[str] = ()) -> None:
        super().__init__(reason)
        self.records = tuple(records)


@dataclass(frozen=True)
class Undone:
    """How many assets or rows got their former values, and how many are gone; `kept`: requests on
    which people have worked since, which stay."""

    restored: int
    removed: int
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Past:
    """An asset's history seen from one batch: `before` it, the batch that wrote that, the newest
    `version`, whether others wrote later."""

    before: AssetRecord | None
    former_batch: int | None
    version: int
    changed_since: bool


def undo(connection: Connection, batch_id: int, *, actor: str, today: date) -> Undone:
    """Restores what was before the batch, in the caller's transaction, with one audit row. Raises
    UndoRefused, having changed nothing."""
    lock_in_turn(connection)
    vn34 = _undoable(connection, batch_id)
    ids = list(
        connection.scalars(
            select(asset_revision.c.asset_id)
            .where(asset_revision.c.batch_id == batch_id)
            .distinct()
        )
    )
    parts = [(part, _pasts(connection, part, batch_id)) for part in chunks(sorted(ids), CHUNK)]
    _refuse_changed(
        connection, [i for _ids, pasts in parts for i, past in pasts.items() if past.changed_since]
    )
    _refuse_worked_on(
        connection, [i for _ids, pasts in parts for i, past in pasts.items() if past.before is None]
    )
    author = Author(actor, now(), today, batch_id)
    restored = sum(_restore(connection, pasts, author) for _ids, pasts in parts)
    rows_restored, rows_removed = _undo_rows(connection, batch_id)
    undo_contacts(connection, batch_id)
    requests_removed, kept = undo_requests(connection, batch_id)
    rows_removed += requests_removed
    connection.execute(
        update(import_batch).where(import_batch.c.id == batch_id).values(undone_at=author.at)
    )
    for part, _pasts_of_part in parts:
        reread(connection, part, today)
    gone = len(ids) - restored + rows_removed
    result = Undone(restored + rows_restored, gone, tuple(kept))
    detail: dict[str, Any] = {"restored": result.restored, "removed": result.removed}
    if kept:
        detail["kept"] = kept
    audit.append(
        connection, actor=actor, action="undo", subject=str(batch_id), vn34=vn34, detail=detail
    )
    return result


def _undo_rows(connection: Connection, batch_id: int) -> tuple[int, int]:
    try:
        return undo_rows(connection, batch_id)
    except RowsChanged as changed:
        raise UndoRefused(str(changed)) from changed


def _undoable(connection: Connection, batch_id: int) -> str | None:
    batch = connection.execute(
        select(import_batch.c.undone_at, import_batch.c.vn34).where(import_batch.c.id == batch_id)
    ).one_or_none()
    if batch is None:
        raise UndoRefused(_("Không có lần nhập nào mang số {n}.", n=batch_id))
    if batch.undone_at is not None:
        raise UndoRefused(_("Lần nhập số {n} đã được hoàn tác trước đó.", n=batch_id))
    return str(batch.vn34) if batch.vn34 else None


def _pasts(connection: Connection, ids: Sequence[int], batch_id: int) -> dict[int, _Past]:
    query = (
        select(asset_revision, import_batch.c.undone_at)
        .outerjoin(import_batch, import_batch.c.id == asset_revision.c.batch_id)
        .where(asset_revision.c.asset_id.in_(ids))
        .order_by(asset_revision.c.asset_id, asset_revision.c.version)
    )
    return {
        i: _past(list(rows), batch_id)
        for i, rows in groupby(connection.execute(query), key=lambda row: int(row.asset_id))
    }


def _past(history: Sequence[Row[Any]], batch_id: int) -> _Past:
    first = next(i for i, row in enumerate(history) if row.batch_id == batch_id)
    # what was undone has no say
    counting = [i for i, row in enumerate(history) if row.undone_at is None]
    before = history[first].before
    former = [history[i].batch_id for i in counting if i < first]
    since = [
        i
        for i in counting
        if i > first and history[i].batch_id != batch_id and not _placing(history[i])
    ]
    return _Past(
        from_json(before) if before else None,
        former[-1] if former else None,
        history[-1].version,
        bool(since),
    )


def _placing(change: Row[Any]) -> bool:
    """Whether a hand said where the record counts, and nothing of what it is, or rules of now have
    read again what it says."""
    may = READ_AGAIN if change.actor == REREADER else PLACE
    return change.batch_id is None and {entry["field"] for entry in change.changed} <= may


def _refuse_changed(connection: Connection, ids: Sequence[int]) -> None:
    if ids:
        names, listed = _named(connection, ids)
        raise UndoRefused(
            _(
                "Không hoàn tác được: {n} bản ghi đã thay đổi sau lần nhập này: {names}.",
                n=len(ids),
                names=listed,
            ),
            names,
        )


def _refuse_worked_on(connection: Connection, ids: Sequence[int]) -> None:
    """A record that would be gone, with something that a person has recorded about it: that would
    stand nowhere any more."""
    found = {
        i
        for part in chunks(ids, CHUNK)
        for query in _recorded_about(part)
        for i in connection.scalars(query)
    }
    if found:
        names, listed = _named(connection, sorted(found))
        reason = _(
            "Không hoàn tác được: {n} bản ghi do lần nhập này đưa vào đã có việc được ghi nhận (thời hạn, thư nhắc, ghi chú, thẻ, đề nghị"
            " đính chính): {names}. Bỏ các ghi nhận đó trước, hoặc giữ lần nhập.",
            n=len(found),
            names=listed,
        )
        raise UndoRefused(reason, names)


def _recorded_about(ids: Sequence[int]) -> list[Select[int]]:
    acts = select(deadline_act.c.asset_id).where(
        deadline_act.c.asset_id.in_(ids), deadline_act.c.what != NOTHING
    )
    others = (reminder, asset_note, asset_tag, asset_correction)
    return [acts, *(select(table.c.asset_id).where(table.c.asset_id.in_(ids)) for table in others)]


def _named(connection: Connection, ids: Sequence[int]) -> tuple[list[str], str]:
    """The numbers or titles of the first ones, and all of them in a sentence."""
    query = (
        select(asset.c.application_no, asset.c.registration_no, asset.c.title)
        .where(asset.c.id.in_(ids[:NAMED]))
        .order_by(asset.c.id)
    )
    names = [
        row.application_no or row.registration_no or row.title for row in connection.execute(query)
    ]
    more = "" if len(ids) <= NAMED else _(" và {n} bản ghi khác", n=len(ids) - NAMED)
    return names, ", ".join(names) + more


def _restore(connection: Connection, pasts: Mapping[int, _Past], author: Author) -> int:
    current = load(connection, list(pasts), scope=SYSTEM)
    changes = [
        Change(
            asset_id=i,
            identity=identity_of(past.before),
            version=past.version + 1,
            before=current[i],
            after=_in_place(past.before, current[i].place),
            batch_id=past.former_batch,
        )
        for i, past in pasts.items()
        if past.before is not None
    ]
    apply_changes(connection, changes, author)
    gone = [i for i, past in pasts.items() if past.before is None]
    delete_assets(connection, gone)
    history = [
        revision(i, pasts[i].version + 1, author, before=current[i], changed=[]) for i in gone
    ]
    insert_rows(connection, asset_revision, history)
    return len(changes)


def _in_place(before: AssetRecord, now: Place) -> AssetRecord:
    """The former record, but where a hand has put it since, if its source does not tell the
    place."""
    return (
        replace(before, place=now)
        if now.origin == ASSIGNED and before.place.origin in ASSIGNABLE
        else before
    )
