"""Conferences, workshops and trainings: read for a page and for a station's month, typed on the
page. A station has its own."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, insert, select, update
from sqlalchemy.exc import IntegrityError

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.database.scope import Scope, of_station, published
from data_access.network.fact_kinds import folded_title
from data_access.tables import event, station
from domain.network.events import AWAITING, TOLD, step
from domain.network.records import Event
from read_models.events import EventRow, EventsAsked, EventsView, MonthEvents

OF_EVENT = [event.c[field.name] for field in fields(Event)]
OF_ROW = ("id", "station_id", "published", "version", "updated_by", "updated_at")
TYPED = (
    *("title", "kind", "held", "planned", "place", "vn63", "times", "expected", "delegates"),
    *("delegates_qualifier", "women", "participants", "departments", "present", "attending"),
    *("note", "cancelled"),
)
"""What the form writes."""


class Twice(Exception):
    """There is an event of that name at that time."""


def events_view(
    connection: Connection, *, scope: Scope, asked: EventsAsked, today: date, may_write: bool
) -> EventsView:
    """All that the person sees; two statements, whatever is asked for. Nothing to who has no
    tenant."""
    if scope.kind == "none":
        return EventsView((), asked, today)
    hosts = station_hosts(connection, scope=scope)
    rows = event_rows(connection, scope=scope, hosts=hosts)
    return EventsView(
        every=rows,
        asked=asked,
        today=today,
        stations=hosts,
        own=scope.station_id,
        may_write=may_write,
    )


def station_hosts(connection: Connection, *, scope: Scope) -> dict[int, str]:
    """Id → host of the stations that are seen; a station sees its own name alone here."""
    own = (station.c.id == scope.station_id,) if scope.kind == "station" else ()
    query = select(station.c.id, station.c.host).where(published(station, scope), *own)
    return {row.id: row.host for row in connection.execute(query)}


def invented_stations(connection: Connection) -> frozenset[int]:
    """The illustrative ones: what is told of them is illustrative, whoever tells it."""
    query = select(station.c.id).where(station.c.illustrative.is_(True))
    return frozenset(connection.scalars(query))


def event_rows(
    connection: Connection, *, scope: Scope, hosts: Mapping[int, str], station_id: int | None = None
) -> tuple[EventRow, ...]:
    """The newest first, those without a date last; `station_id`: of one station alone, as a station
    has it anyway."""
    own = station_id or scope.station_id
    of_one = (event.c.station_id == own,) if own else ()
    query = select(*OF_EVENT, *(event.c[name] for name in OF_ROW if name not in OF_EVENT))
    query = query.where(published(event, scope), *of_one)
    query = query.order_by(event.c.held.desc(), event.c.title, event.c.id)
    return tuple(_row(row, hosts) for row in connection.execute(query).mappings())


def _row(row: RowMapping, hosts: Mapping[int, str]) -> EventRow:
    told = {field.name: row[field.name] for field in fields(Event)}
    ids = tuple(row["attending"])
    told["present"] = tuple(row["present"])
    told["attending"] = tuple(hosts[number] for number in ids if number in hosts)
    own = row["station_id"]
    found = Event(**told)
    return EventRow(
        id=row["id"],
        event=found,
        station_id=own,
        host=hosts.get(own, "") if own else "",
        attending=ids,
        published=row["published"],
        version=row["version"],
        by=row["updated_by"],
        at=row["updated_at"],
    )


def month_events(
    connection: Connection, *, scope: Scope, station_id: int, month: str, today: date
) -> MonthEvents:
    """What a station held in a month ('2026-11'), for its monthly report: the trained people and
    classes of what has an outcome, each number with its rows; what still waits for one apart.
    Published and cancelled ones are in neither."""
    hosts = station_hosts(connection, scope=scope)
    rows = event_rows(connection, scope=scope, hosts=hosts, station_id=station_id)
    own = [row for row in rows if row.event.held.startswith(month) and not row.published]
    steps = {row.id: step(row.event, today) for row in own}
    return MonthEvents(
        tuple(row for row in own if steps[row.id] == TOLD),
        tuple(row for row in own if steps[row.id] == AWAITING),
    )


def events_without_outcome(
    connection: Connection, *, scope: Scope, today: date
) -> tuple[Event, ...]:
    """Events that are over without a word of what became of them, the oldest first; what was
    published does not wait for one."""
    query = select(*OF_EVENT).where(
        published(event, scope), event.c.published.is_(False), event.c.delegates.is_(None)
    )
    found = [Event(**row) for row in connection.execute(query).mappings()]
    awaiting = [told for told in found if step(told, today) == AWAITING]
    return tuple(sorted(awaiting, key=lambda told: (told.held, told.title)))


def keep_event(
    connection: Connection,
    writer: Writer,
    values: Mapping[str, Any],
    *,
    event_id: int,
    version: int,
    illustrative: bool,
) -> int:
    """Writes an event anew (`event_id` 0), or over what was seen as `version`; gives its id. What
    was published is not written over. Raises Twice, Gone, Conflict when somebody saved since."""
    row = {**values, "folded": folded_title(values["title"]), "version": version + 1}
    row |= {"updated_at": now(), "updated_by": writer.name, "batch_id": None}
    try:
        with connection.begin_nested():
            number = (
                _change(connection, writer, row, event_id, version)
                if event_id
                else _add(connection, row, illustrative)
            )
    except IntegrityError as clash:
        raise Twice from clash
    writer.record(connection, "event typed", number, title=values["title"][:80])
    return number


def _add(connection: Connection, row: dict[str, Any], illustrative: bool) -> int:
    invented = illustrative or row["station_id"] in invented_stations(connection)
    empty = {"wording": "", "source_url": "", "published": False, "illustrative": invented}
    added = connection.execute(insert(event).values(empty | row).returning(event.c.id))
    return int(added.scalar_one())


def _change(
    connection: Connection, writer: Writer, row: dict[str, Any], event_id: int, version: int
) -> int:
    here = (of_station(event, writer.scope), event.c.id == event_id, event.c.published.is_(False))
    changed = update(event).where(*here, event.c.version == version).values(row)
    if connection.execute(changed).rowcount == 0:
        raise _conflict(connection, here, row)
    return event_id


def _conflict(
    connection: Connection, here: tuple[ColumnElement[bool], ...], row: Mapping[str, Any]
) -> Exception:
    stored = connection.execute(select(event).where(*here)).mappings().one_or_none()
    if stored is None:
        return Gone()
    theirs = {name: stored[name] for name in TYPED if stored[name] != row[name]}
    return Conflict(theirs, stored["version"], stored["updated_by"])
