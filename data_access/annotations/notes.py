"""Internal notes on a record: read by the officers and leaders of its province alone."""

from sqlalchemy import Connection, delete, insert, select, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.database.scope import Scope, within
from data_access.tables import asset_note
from read_models.annotations import Note

_c = asset_note.c


def notes(connection: Connection, asset_id: int, *, scope: Scope, user_id: int) -> tuple[Note, ...]:
    """Newest first."""
    columns = (
        _c.id,
        _c.author,
        _c.text,
        _c.version,
        _c.created_at,
        _c.updated_at,
        _c.updated_by,
        _c.author_id == user_id,
    )
    query = (
        select(*columns)
        .where(within(asset_note, scope), _c.asset_id == asset_id)
        .order_by(_c.id.desc())
    )
    return tuple(Note(*row) for row in connection.execute(query))


def add_note(connection: Connection, writer: Writer, asset_id: int, text: str) -> int:
    at = now()
    row = {
        "vn34": writer.vn34,
        "asset_id": asset_id,
        "author_id": writer.user_id,
        "author": writer.name,
        "text": text,
        "version": 1,
    }
    row |= {"created_at": at, "updated_at": at, "updated_by": writer.name}
    note_id = int(connection.scalar(insert(asset_note).values(row).returning(_c.id)) or 0)
    writer.record(connection, "note added", asset_id, note=note_id)
    return note_id


def change_note(
    connection: Connection, writer: Writer, asset_id: int, note_id: int, *, text: str, version: int
) -> None:
    """Colleagues may mend each other's notes. Raises Conflict when somebody saved since `version`,
    Gone when it is not there."""
    here = (within(asset_note, writer.scope), _c.asset_id == asset_id, _c.id == note_id)
    new = {"text": text, "version": version + 1, "updated_at": now(), "updated_by": writer.name}
    if (
        connection.execute(
            update(asset_note).where(*here, _c.version == version).values(new)
        ).rowcount
        == 0
    ):
        stored = connection.execute(
            select(_c.text, _c.version, _c.updated_by).where(*here)
        ).one_or_none()
        if stored is None:
            raise Gone
        raise Conflict({"text": stored.text}, stored.version, stored.updated_by)
    writer.record(connection, "note changed", asset_id, note=note_id)


def delete_note(connection: Connection, writer: Writer, asset_id: int, note_id: int) -> None:
    """Only by who wrote it; raises Gone for any other."""
    own = (
        within(asset_note, writer.scope),
        _c.asset_id == asset_id,
        _c.id == note_id,
        _c.author_id == writer.user_id,
    )
    if connection.execute(delete(asset_note).where(*own)).rowcount == 0:
        raise Gone
    writer.record(connection, "note deleted", asset_id, note=note_id)
