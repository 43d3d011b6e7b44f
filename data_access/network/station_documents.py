"""The documents of a station: what stands on its page, added, taken off the page. The files lie below
the data folder under their content (data_access.database.attachments)."""

from dataclasses import asdict, fields

from sqlalchemy import ColumnElement, Connection, insert, select, update

from data_access.accounts.writer import Gone, Writer
from data_access.database.attachments import Attachment
from data_access.database.engine import now
from data_access.database.scope import Scope, of_station
from data_access.tables import station_document
from read_models.station_documents import StationDocument

COLUMNS = [station_document.c[field.name] for field in fields(StationDocument)]


def station_documents(
    connection: Connection, station_id: int, *, scope: Scope
) -> tuple[StationDocument, ...]:
    """The newest first."""
    c = station_document.c
    query = select(*COLUMNS).where(*_here(station_id, scope)).order_by(c.added_at.desc(), c.id)
    return tuple(StationDocument(**row) for row in connection.execute(query).mappings())


def one_document(
    connection: Connection, station_id: int, document_id: int, *, scope: Scope
) -> StationDocument | None:
    """None where there is none to be seen."""
    where = (*_here(station_id, scope), station_document.c.id == document_id)
    row = connection.execute(select(*COLUMNS).where(*where)).mappings().one_or_none()
    return StationDocument(**row) if row else None


def add_document(
    connection: Connection,
    writer: Writer,
    station_id: int,
    file: Attachment,
    *,
    kind: str,
    title: str,
    illustrative: bool,
) -> None:
    told = {"station_id": station_id, "kind": kind, "title": title, "illustrative": illustrative}
    stamp = {"added_at": now(), "added_by": writer.name, "removed_by": ""}
    connection.execute(insert(station_document).values(asdict(file) | told | stamp))
    detail = {"kind": kind, "file": file.name, "sha256": file.sha256}
    writer.record(connection, "station document", station_id, **detail)


def remove_document(
    connection: Connection, writer: Writer, station_id: int, document_id: int
) -> None:
    """It is shown no more; the row and the file stay. Raises Gone."""
    where = (*_here(station_id, writer.scope), station_document.c.id == document_id)
    gone = {"removed_at": now(), "removed_by": writer.name}
    if not connection.execute(update(station_document).where(*where).values(gone)).rowcount:
        raise Gone
    writer.record(connection, "station document removed", station_id, document=document_id)


def _here(station_id: int, scope: Scope) -> tuple[ColumnElement[bool], ...]:
    c = station_document.c
    return (of_station(station_document, scope), c.station_id == station_id, c.removed_at.is_(None))
