"""What the requests, the events and the people that a station wrote down come to in a month. Where
there are none, nothing is filled in: no row is not zero. Of a station that took requests down in the
month the book was kept: what has no line in it is zero, and nobody was trained without an event."""

from dataclasses import fields

from sqlalchemy import Connection, select

from data_access.database.scope import Scope, of_station, published
from data_access.network.requests.counted import counted
from data_access.tables import event, station_person
from domain.calendar.periods import last_day
from domain.network.records import Event
from domain.network.reporting import INSTITUTE
from domain.network.request_counts import NUMBERS, numbers_of
from domain.network.staff import Person, full_time
from domain.text.counts import EXACT
from read_models.prefilled import Prefilled

EVENT = [event.c[field.name] for field in fields(Event)]
PERSON = [station_person.c[field.name] for field in fields(Person)]


def prefilled(
    connection: Connection, station_id: int, month: str, *, scope: Scope
) -> dict[str, Prefilled]:
    """Field → its number with the rows that it opens."""
    asked = _requests(connection, station_id, month, scope=scope)
    known = asked | _staff(connection, station_id, month, scope=scope)
    held = events_of_month(connection, station_id, month, scope=scope)
    if not held:
        kept = ("classes", "trained") if asked and station_id != INSTITUTE else ()
        return known | {name: Prefilled(0) for name in kept}
    found = known | {"classes": Prefilled(sum(row.times for row in held), held)}
    people = [row.delegates for row in held if row.delegates_qualifier == EXACT]
    counted_people = [n for n in people if n is not None]
    if len(counted_people) == len(held):
        found["trained"] = Prefilled(sum(counted_people), held)
    return found


def _requests(
    connection: Connection, station_id: int, month: str, *, scope: Scope
) -> dict[str, Prefilled]:
    told = numbers_of(counted(connection, station_id, month, scope=scope))
    return {name: Prefilled(n, requests=NUMBERS[name]) for name, n in told.items()}


def _staff(
    connection: Connection, station_id: int, month: str, *, scope: Scope
) -> dict[str, Prefilled]:
    """Who worked at the station on the last day of the month, as far as shares are told."""
    p = station_person.c
    day = last_day(month)
    query = select(*PERSON).where(of_station(station_person, scope), p.station_id == station_id)
    rows = connection.execute(query.order_by(p.name)).mappings()
    known = [Person(**{**row, "trainings": tuple(row["trainings"])}) for row in rows]
    people = tuple(person for person in known if person.works(day) and person.share is not None)
    whole = full_time(people, day)
    return {} if whole is None else {"staff": Prefilled(whole, people=people)}


def events_of_month(
    connection: Connection, station_id: int, month: str, *, scope: Scope
) -> tuple[Event, ...]:
    """Those of the station that were held in the month, oldest first."""
    c = event.c
    query = select(*EVENT).where(published(event, scope), c.station_id == station_id)
    query = query.where(c.held.like(f"{month}%"), c.planned.is_(False), c.cancelled == "")
    rows = connection.execute(query.order_by(c.held, c.title)).mappings()
    return tuple(
        Event(**{**row, "present": tuple(row["present"]), "attending": ()}) for row in rows
    )
