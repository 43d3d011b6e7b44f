"""The shelf: records outside the register. Drafts are not in it yet; deleted ones can be restored.
Nothing there is counted or found.

What enters or leaves the register does so in the same transaction, rollups and search included
(data_access.writing.edit).
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.bulk import insert_rows
from data_access.database.engine import as_system, now
from data_access.database.scope import Scope, visible, within
from data_access.records.loading import NotFound, load
from data_access.tables import asset, asset_image, shelved_asset
from data_access.writing.edit import add_record, bring_back, take_out
from data_access.writing.find import lock
from domain.records.asset import AssetRecord
from domain.records.content import from_json, to_json
from read_models import record_form
from read_models.annotations import Shelved

DRAFT, DELETED = "draft", "deleted"
PICTURES = "pictures"
"""Where a deleted record's content keeps the rows of its pictures."""
_c = shelved_asset.c


class FromFile(Exception):
    """A file brought the record: it is corrected through the institute, not by hand."""


def shelf_counts(connection: Connection, *, scope: Scope, vn34: str) -> tuple[int, int]:
    """Drafts and deleted records of a province."""
    query = (
        select(_c.state, func.count())
        .where(within(shelved_asset, scope), _c.vn34 == vn34)
        .group_by(_c.state)
    )
    found = {state: int(n) for state, n in connection.execute(query)}
    return found.get(DRAFT, 0), found.get(DELETED, 0)


def shelf(connection: Connection, state: str, *, scope: Scope, vn34: str) -> tuple[Shelved, ...]:
    """Newest first."""
    columns = (_c.id, _c.asset_id, _c.kind, _c.title, _c.reason, _c.at, _c.actor, _c.version)
    query = (
        select(*columns)
        .where(within(shelved_asset, scope), _c.vn34 == vn34, _c.state == state)
        .order_by(_c.id.desc())
    )
    return tuple(Shelved(*row) for row in connection.execute(query))


def draft(
    connection: Connection, draft_id: int, *, scope: Scope, vn34: str
) -> tuple[dict[str, str], int]:
    """What was typed, and its version. Raises Gone."""
    row = connection.execute(
        select(_c.content, _c.version).where(*_one(scope, vn34, draft_id, DRAFT))
    ).one_or_none()
    if row is None:
        raise Gone
    return {str(k): str(v) for k, v in row.content.items()}, int(row.version)


def keep_draft(
    connection: Connection,
    writer: Writer,
    values: Mapping[str, str],
    *,
    draft_id: int,
    version: int,
) -> int:
    """Keeps what was typed, as it is; gives the draft's id. `draft_id` 0: a new one. Raises
    Conflict, Gone."""
    row: dict[str, Any] = {
        "kind": values.get("kind", "")[:4],
        "title": values.get("title", ""),
        "content": dict(values),
        "at": now(),
    }
    row |= {"actor": writer.name, "version": version + 1}
    if not draft_id:
        new = row | {"vn34": writer.vn34, "state": DRAFT, "reason": "", "version": 1}
        draft_id = int(connection.scalar(insert(shelved_asset).values(new).returning(_c.id)) or 0)
    else:
        here = _one(writer.scope, writer.vn34, draft_id, DRAFT)
        if (
            connection.execute(
                update(shelved_asset).where(*here, _c.version == version).values(row)
            ).rowcount
            == 0
        ):
            raise _conflict(connection, here, values)
    writer.record(connection, "draft kept", draft_id)
    return draft_id


def _conflict(connection: Connection, here: tuple[Any, ...], typed: Mapping[str, str]) -> Conflict:
    stored = connection.execute(select(_c.content, _c.version, _c.actor).where(*here)).one_or_none()
    if stored is None:
        raise Gone
    return Conflict(
        {k: v for k, v in stored.content.items() if v != typed.get(k)}, stored.version, stored.actor
    )


def finish_draft(
    connection: Connection,
    writer: Writer,
    values: Mapping[str, str],
    *,
    draft_id: int,
    version: int,
) -> None:
    """The draft is about to become a record. Raises Conflict where somebody has kept other words in
    it since `version`."""
    lock(connection)
    here = _one(writer.scope, writer.vn34, draft_id, DRAFT)
    finished = (
        connection.execute(delete(shelved_asset).where(*here, _c.version == version)).rowcount == 1
    )
    if not finished:
        with suppress(Gone):
            raise _conflict(connection, here, values)


def discard_draft(connection: Connection, writer: Writer, draft_id: int) -> None:
    """Raises Gone."""
    if (
        connection.execute(
            delete(shelved_asset).where(*_one(writer.scope, writer.vn34, draft_id, DRAFT))
        ).rowcount
        == 0
    ):
        raise Gone
    writer.record(connection, "draft discarded", draft_id)


def typed_in(connection: Connection, writer: Writer, asset_id: int) -> AssetRecord:
    """A record of the province that was typed in, as it stands once nobody else writes the
    register. Raises records.NotFound, FromFile."""
    lock(connection)
    record = load(connection, [asset_id], scope=writer.scope).get(asset_id)
    if record is None or record.place.vn34 != writer.vn34:
        raise NotFound(asset_id)
    if record.source != record_form.SOURCE:
        raise FromFile(asset_id)
    return record


def add(connection: Connection, writer: Writer, record: AssetRecord, *, today: date) -> int:
    """A new record of the register. Raises data_access.writing.edit.Unfit."""
    asset_id = add_record(
        connection, record, scope=writer.scope, actor=writer.username, today=today
    )
    writer.record(connection, "record added", asset_id)
    return asset_id


def remove(
    connection: Connection, writer: Writer, asset_id: int, *, reason: str, today: date
) -> int:
    """Deletes softly: out of the register, its counts and its search, whole on the shelf. Raises
    records.NotFound, FromFile."""
    typed_in(connection, writer, asset_id)
    pictures = _pictures(connection, asset_id, writer.scope)
    record, version = take_out(
        connection, asset_id, scope=writer.scope, actor=writer.username, today=today, reason=reason
    )
    row = {
        "vn34": writer.vn34,
        "state": DELETED,
        "asset_id": asset_id,
        "kind": record.kind,
        "title": record.title,
        "reason": reason,
    }
    row |= {
        "content": to_json(record) | {PICTURES: pictures},
        "version": version,
        "at": now(),
        "actor": writer.name,
    }
    number = int(connection.scalar(insert(shelved_asset).values(row).returning(_c.id)) or 0)
    writer.record(connection, "record deleted", asset_id, reason=reason)
    return number


def restore(connection: Connection, writer: Writer, number: int, *, today: date) -> int:
    """Gives the id under which the record stands again. Raises Gone, Unfit."""
    lock(connection)
    here = _one(writer.scope, writer.vn34, number, DELETED)
    row = connection.execute(select(_c.asset_id, _c.content, _c.version).where(*here)).one_or_none()
    if row is None:
        raise Gone
    content = dict(row.content)
    pictures = content.pop(PICTURES, [])
    record = from_json(content)
    version = row.version + 1
    bring_back(
        connection,
        row.asset_id,
        record,
        scope=writer.scope,
        version=version,
        actor=writer.username,
        today=today,
    )
    # rows without a province of their own: they are of the record that has just been put back
    with as_system(connection):
        insert_rows(
            connection, asset_image, [{**picture, "asset_id": row.asset_id} for picture in pictures]
        )
    connection.execute(delete(shelved_asset).where(*here))
    writer.record(connection, "record restored", row.asset_id)
    return int(row.asset_id)


def _pictures(connection: Connection, asset_id: int, scope: Scope) -> list[dict[str, Any]]:
    """The rows that tell which pictures the record has; their files stay where they are."""
    query = select(asset_image).join(asset, asset.c.id == asset_image.c.asset_id)
    rows = connection.execute(
        query.where(asset_image.c.asset_id == asset_id, visible(asset, scope))
    )
    return [dict(row._mapping) for row in rows]


def _one(scope: Scope, vn34: str, number: int, state: str) -> tuple[Any, ...]:
    return within(shelved_asset, scope), _c.vn34 == vn34, _c.id == number, _c.state == state
