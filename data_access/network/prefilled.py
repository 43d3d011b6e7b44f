"""What the events that a station wrote down come to in a month. Where there are none, nothing is
filled in: no row is not zero."""

from collections.abc import Iterable
from dataclasses import fields

from sqlalchemy import Connection, select

from data_access.database.scope import Scope, published
from data_access.tables import event
from domain.network.records import Event
from domain.text.counts import EXACT
from read_models.prefilled import Prefilled

EVENT = [event.c[field.name] for field in fields(Event)]


def prefilled(
    connection: Connection, station_id: int, month: str, *, scope: Scope
) -> dict[str, Prefilled]:
    """Field → its number with the rows that it opens."""
    held = events_of_month(connection, station_id, month, scope=scope)
    if not held:
        return {}
    found = {"classes": Prefilled(sum(row.times for row in held), held)}
    people = [row.delegates for row in held if row.delegates_qualifier == EXACT]
    known = [n for n in people if n is not None]
    if len(known) == len(held):
        found["trained"] = Prefilled(sum(known), held)
    return found


def events_of_month(
    connection: Connection, station_id: int, month: str, *, scope: Scope
) -> tuple[Event, ...]:
    """Those of the station that were held in the month, oldest first."""
    c = event.c
    query = select(*EVENT).where(published(event, scope), c.station_id == station_id)
    query = query.where(c.held.like(f"{month}%"), c.planned.is_(False))
    rows: Iterable[dict[str, object]] = (
        dict(row) for row in connection.execute(query.order_by(c.held, c.title)).mappings()
    )
    return tuple(Event(**{**row, "present": tuple(row["present"])}) for row in rows)  # type: ignore[arg-type]
