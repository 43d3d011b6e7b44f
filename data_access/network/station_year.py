"""One station's year: its reports, its events, and its place among the stations that worked all the
year."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, select

from data_access.database.engine import as_system
from data_access.database.scope import SYSTEM, Scope, of_station, published
from data_access.network.lives import lives
from data_access.network.reports import station_reports
from data_access.network.stations import EVENT, stations
from data_access.records.visibility import LARGEST_ID
from data_access.tables import event, station_month, station_month_correction
from domain.network.monthly import REQUESTS as PARTS
from domain.network.monthly import requests
from domain.network.records import Event, Station, names_host
from domain.network.reporting import HANDED_IN, deadline
from read_models.station_year import ON_TIME, REQUESTS, TRAINED, Place, StationYear, due_of

FIELDS = (*PARTS, TRAINED)
Told = dict[str, dict[str, int | None]]
"""Month → what is told of it."""


def station_year(
    connection: Connection, station_id: int, year: int, *, scope: Scope, today: date
) -> StationYear | None:
    """None where there is no such station to be seen."""
    known = 0 < station_id < LARGEST_ID
    reports = known and station_reports(connection, station_id, scope=scope, today=today)
    if not reports:
        return None
    held = held_by(connection, reports.station, year, scope=scope)
    if scope.kind == "station":
        with as_system(connection):  # of the other stations it is told how many stand before, alone
            places = _places(connection, station_id, year, scope=SYSTEM, today=today)
    else:
        places = _places(connection, station_id, year, scope=scope, today=today)
    return StationYear(reports, year, held, places)


def held_by(conn: Connection, found: Station, year: int, *, scope: Scope) -> tuple[Event, ...]:
    """What the station held in the year, oldest first: what it wrote down itself, and what names
    its host among the organisers."""
    c = event.c
    query = select(*EVENT, c.station_id).where(
        published(event, scope),
        c.held.like(f"{year:04}%"),
        c.planned.is_(False),
        c.cancelled == "",
    )
    held = []
    for row in conn.execute(query.order_by(c.held, c.title)).mappings():
        values = dict(row)
        own = values.pop("station_id") == found.id
        one = Event(**{**values, "present": tuple(values["present"]), "attending": ()})
        if own or names_host(one.organisers, found.host):
            held.append(one)
    return tuple(held)


def _places(
    connection: Connection, station_id: int, year: int, *, scope: Scope, today: date
) -> dict[str, Place]:
    due = due_of(year, today)
    if not due:
        return {}
    life = lives(connection, stations(connection, scope=scope), scope=scope)
    whole = {n for n, lived in life.items() if all(lived.expects(month) for month in due)}
    told = _told(connection, due, scope)
    counts = {n: _counts(told.get(n, {}), due) for n in whole}
    return {name: _place(name, station_id, counts) for name in (REQUESTS, TRAINED, ON_TIME)}


def _place(name: str, own: int, counts: Mapping[int, Mapping[str, int | None]]) -> Place:
    known = {n: found for n, each in counts.items() if (found := each[name]) is not None}
    if own not in known:
        return Place(None, len(known))
    return Place(1 + sum(found > known[own] for found in known.values()), len(known))


def _counts(told: Told, due: tuple[str, ...]) -> dict[str, int | None]:
    """What cannot be added up over all months is not known."""
    months = [told.get(month, {}) for month in due]
    return {
        REQUESTS: _sum([requests(values) for values in months]),
        TRAINED: _sum([values.get(TRAINED) for values in months]),
        ON_TIME: sum(values.get(ON_TIME) or 0 for values in months),
    }


def _sum(numbers: list[int | None]) -> int | None:
    known = [n for n in numbers if n is not None]
    return sum(known) if len(known) == len(numbers) else None


def _told(connection: Connection, due: tuple[str, ...], scope: Scope) -> dict[int, Told]:
    """Station's id → what it handed in of the months, corrections included."""
    c = station_month.c
    found = defaultdict[int, Told](dict)
    query = select(c.station_id, c.month, c.first_day, *(c[name] for name in FIELDS)).where(
        of_station(station_month, scope), c.month.between(due[0], due[-1]), c.state.in_(HANDED_IN)
    )
    limits = {month: deadline(month) for month in due}
    for row in connection.execute(query).mappings():
        values = {name: row[name] for name in FIELDS}
        on_time = int(row["first_day"] is not None and row["first_day"] <= limits[row["month"]])
        found[row["station_id"]][row["month"]] = values | {ON_TIME: on_time}
    d = station_month_correction.c
    beside = select(d.station_id, d.month, d.field, d.new).where(
        of_station(station_month_correction, scope), d.month.between(due[0], due[-1])
    )
    for own, month, name, new in connection.execute(beside.order_by(d.id)):
        if name in FIELDS and month in found[own]:
            found[own][month][name] = new
    return found
