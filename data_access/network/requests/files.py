"""The files of a request: added, given back, taken off, and gone with their retention.

No name of a file goes into an entry or the audit log: both stay, the name does not. The entry of one
that was added tells under which of our own names it lies, by which the thread finds it.
"""

from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from data_access.accounts.writer import Gone, Writer
from data_access.database import attachments
from data_access.database.engine import now
from data_access.database.scope import SYSTEM, Scope, of_tenant, of_tenant_or_station
from data_access.network.requests.known import hidden_from
from data_access.network.requests.writing import Said, act_on
from data_access.tables import request, request_file
from domain.network.request_clock import forget_on
from read_models.request_files import MOST, RequestFile

ATTACHED, DETACHED = "attached", "detached"
UNKNOWN_AFTER = timedelta(days=1)
"""After which a file that no row names is one whose form broke off."""
_c = request_file.c
COLUMNS = [_c[field.name] for field in fields(RequestFile)]


class TooMany(ValueError):
    """The request has as many files as it may have."""


def files_of(connection: Connection, request_id: int, *, scope: Scope) -> tuple[RequestFile, ...]:
    """The oldest first; for those who work on requests alone, the caller has judged that."""
    query = select(*COLUMNS).where(*_here(request_id, scope)).order_by(_c.id)
    found = [RequestFile(**row) for row in connection.execute(query).mappings()]
    if not found:
        return ()
    known = hidden_from(connection, request_id, scope)
    return tuple(replace(file, name=known.hidden_in(file.name)) for file in found)


def one_file(
    connection: Connection, request_id: int, file_id: int, *, scope: Scope
) -> RequestFile | None:
    """None where there is none to be seen."""
    query = select(*COLUMNS).where(*_here(request_id, scope), _c.id == file_id)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        return None
    known = hidden_from(connection, request_id, scope)
    return replace(RequestFile(**row), name=known.hidden_in(row["name"]))


def add_file(
    connection: Connection,
    writer: Writer,
    request_id: int,
    version: int,
    file: attachments.Attachment,
    today: date,
) -> None:
    """`file.sha256`: its own name in the data folder. Raises Gone, Conflict, NotInHand, TooMany."""
    said = Said(ATTACHED, told={"file": file.sha256})
    row = act_on(connection, writer, request_id, version, said=said, today=today)
    held = select(func.count()).select_from(request_file).where(*_here(request_id, writer.scope))
    if (connection.scalar(held) or 0) >= MOST:
        raise TooMany
    told = {"name": file.name, "type": file.type, "size": file.size, "stored": file.sha256}
    whose = {"request_id": request_id, "vn34": row["vn34"], "station_id": row["hand_id"]}
    stamp = {"added_at": now(), "added_by": writer.name, "illustrative": row["illustrative"]}
    connection.execute(insert(request_file).values(told | whose | stamp))


def take_off(
    connection: Connection,
    writer: Writer,
    request_id: int,
    version: int,
    file_id: int,
    today: date,
) -> str:
    """The row is gone; gives the name under which the file lies. Raises Gone, Conflict,
    NotInHand."""
    found = one_file(connection, request_id, file_id, scope=writer.scope)
    if found is None:
        raise Gone
    act_on(connection, writer, request_id, version, said=Said(DETACHED), today=today)
    connection.execute(
        delete(request_file).where(*_here(request_id, writer.scope), _c.id == file_id)
    )
    return found.stored


def _here(request_id: int, scope: Scope) -> tuple[ColumnElement[bool], ...]:
    return (of_tenant(request_file, scope), _c.request_id == request_id)


def forget_files(connection: Connection, today: date, folder: Path) -> int:
    """Removes the files of requests whose requesters are forgotten, names and contents; gives how
    many. The content goes first: broken off, the row is there for the next time."""
    query = (
        select(_c.id, _c.stored, request.c.ended_on)
        .join(request, request.c.id == _c.request_id)
        .where(of_tenant(request_file, SYSTEM), of_tenant_or_station(request, SYSTEM))
        .where(request.c.ended_on.is_not(None))
    )
    over = [row for row in connection.execute(query) if forget_on(row.ended_on) <= today]
    for row in over:
        attachments.remove_apart(folder, row.stored)
    if over:
        ids = [row.id for row in over]
        connection.execute(
            delete(request_file).where(of_tenant(request_file, SYSTEM), _c.id.in_(ids))
        )
    return len(over)


def forget_unknown(connection: Connection, at: datetime, folder: Path) -> int:
    """Removes contents that no row names and that have lain for a day: their form broke off before
    its end; gives how many."""
    known = set(connection.scalars(select(_c.stored).where(of_tenant(request_file, SYSTEM))))
    before = (at - UNKNOWN_AFTER).timestamp()
    left = [
        path
        for path in attachments.stored_apart(folder)
        if path.name not in known and path.stat().st_mtime < before
    ]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)
