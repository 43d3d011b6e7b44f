"""The platform's availability by month: read, and typed by the manager. Of two at one month the
second sees both values."""

from typing import Any

from sqlalchemy import Connection, select, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.database.locks import put_once
from data_access.database.scope import Scope, of_institute
from data_access.tables import availability, import_batch
from domain.network.availability import Availability
from read_models.availability import KeptMonth

VALUES = ("month", "planned", "unplanned", "source", "note", "illustrative")
TYPED = ("planned", "unplanned", "note")


def availability_months(connection: Connection, *, scope: Scope, year: int) -> dict[str, KeptMonth]:
    """Month → what is known of it, in order of time."""
    c = availability.c
    query = select(
        *(c[name] for name in VALUES), c.version, c.updated_by, c.updated_at, import_batch.c.file
    )
    query = query.outerjoin(import_batch, import_batch.c.id == c.batch_id)
    query = query.where(of_institute(availability, scope), c.month.like(f"{year:04}-%")).order_by(
        c.month
    )
    return {row["month"]: _kept(row) for row in connection.execute(query).mappings()}


def _kept(row: Any) -> KeptMonth:
    told = Availability(**{name: row[name] for name in VALUES})
    return KeptMonth(told, row["version"], row["updated_by"], row["updated_at"], row["file"] or "")


def keep_availability(
    connection: Connection, writer: Writer, told: Availability, *, version: int
) -> None:
    """Writes a month anew or over what was seen as `version` (0: nothing). Raises Conflict when
    somebody saved since."""
    c = availability.c
    row: dict[str, Any] = {
        "planned": told.planned,
        "unplanned": told.unplanned,
        "note": told.note,
        "source": told.source,
        "batch_id": None,
    }
    row |= {
        "illustrative": told.illustrative,
        "version": version + 1,
        "updated_at": now(),
        "updated_by": writer.name,
    }
    here = (of_institute(availability, writer.scope), c.month == told.month)
    if version:
        written = (
            connection.execute(
                update(availability).where(*here, c.version == version).values(row)
            ).rowcount
            == 1
        )
    else:
        written = put_once(connection, availability, {"month": told.month, **row}, key=("month",))
    if not written:
        raise _conflict(connection, writer, told)
    writer.record(
        connection, "availability typed", told.month, planned=told.planned, unplanned=told.unplanned
    )


def _conflict(connection: Connection, writer: Writer, told: Availability) -> Exception:
    here = (of_institute(availability, writer.scope), availability.c.month == told.month)
    stored = connection.execute(select(availability).where(*here)).mappings().one_or_none()
    if stored is None:
        return Gone()
    theirs = {
        name: str("" if stored[name] is None else stored[name])
        for name in TYPED
        if stored[name] != getattr(told, name)
    }
    return Conflict(theirs, stored["version"], stored["updated_by"])
