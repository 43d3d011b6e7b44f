"""The people of a station and how it is reached: read for its page, written by the station and the
institute."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, Table, select, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.database.locks import put_once
from data_access.database.scope import Scope, of_station, published
from data_access.tables import event, station_contact, station_person
from domain.calendar.periods import latest_first
from domain.network.staff import Person
from domain.text.folding import sort_key
from read_models.station_people import Contact, StationPeople, Training

PERSON = [station_person.c[field.name] for field in fields(Person)]
CONTACT = [station_contact.c[field.name] for field in fields(Contact)]
TRAINING = [event.c[name] for name in ("id", "title", "held", "delegates")]
KEPT = ("name", "post", "since", "until", "share", "phone", "email", "trainings")
REACHED = ("address", "person", "phone", "email")


def station_people(connection: Connection, station_id: int, *, scope: Scope) -> StationPeople:
    p = station_person.c
    rows = connection.execute(
        select(*PERSON).where(of_station(station_person, scope), p.station_id == station_id)
    ).mappings()
    people = [Person(**{**row, "trainings": tuple(row["trainings"])}) for row in rows]
    people.sort(key=lambda person: (person.until is not None, sort_key(person.name)))
    held = connection.execute(
        select(*TRAINING).where(
            published(event, scope), event.c.planned.is_(False), event.c.cancelled == ""
        )
    ).mappings()
    trainings = sorted((Training(**row) for row in held), key=lambda t: latest_first(t.held))
    contact = contact_of(connection, station_id, scope=scope)
    return StationPeople(tuple(people), tuple(trainings), contact)


def contact_of(connection: Connection, station_id: int, *, scope: Scope) -> Contact:
    """How the station is reached; empty where it has not told."""
    c = station_contact.c
    here = (of_station(station_contact, scope), c.station_id == station_id)
    found = connection.execute(select(*CONTACT).where(*here)).mappings().one_or_none()
    return Contact(**found) if found else Contact()


def keep_person(
    connection: Connection,
    writer: Writer,
    station_id: int,
    values: Mapping[str, Any],
    *,
    person_id: int,
    version: int,
    illustrative: bool,
) -> None:
    """Adds a person, or changes the one with `person_id`. Raises Conflict when somebody saved since
    `version`, Gone."""
    row = {**values, **_stamp(writer, version)}
    if person_id:
        where = station_person.c.id == person_id
        _change(
            connection,
            writer,
            table=station_person,
            station_id=station_id,
            row=row,
            where=where,
            version=version,
            names=KEPT,
        )
    else:
        new = {**row, "station_id": station_id, "illustrative": illustrative}
        connection.execute(station_person.insert().values(new))
    detail = {"person": values["name"]}
    writer.record(connection, "station staff", station_id, **detail)


def keep_contact(
    connection: Connection,
    writer: Writer,
    station_id: int,
    values: Mapping[str, str],
    *,
    version: int,
    illustrative: bool,
) -> None:
    """Raises Conflict when somebody saved since `version`."""
    row = {**values, **_stamp(writer, version)}
    new = {**row, "station_id": station_id, "illustrative": illustrative}
    if version or not put_once(connection, station_contact, new, key=("station_id",)):
        where = station_contact.c.station_id == station_id
        _change(
            connection,
            writer,
            table=station_contact,
            station_id=station_id,
            row=row,
            where=where,
            version=version,
            names=REACHED,
        )
    writer.record(connection, "station contact", station_id)


def _stamp(writer: Writer, version: int) -> dict[str, Any]:
    return {"version": version + 1, "updated_at": now(), "updated_by": writer.name}


def _change(
    connection: Connection,
    writer: Writer,
    *,
    table: Table,
    station_id: int,
    row: Mapping[str, Any],
    where: Any,
    version: int,
    names: tuple[str, ...],
) -> None:
    here = (of_station(table, writer.scope), table.c.station_id == station_id, where)
    changed = update(table).where(*here, table.c.version == version).values(dict(row))
    if connection.execute(changed).rowcount:
        return
    stored = connection.execute(select(table).where(*here)).mappings().one_or_none()
    if stored is None:
        raise Gone
    theirs = {name: stored[name] for name in names if stored[name] != row[name]}
    raise Conflict(theirs, stored["version"], stored["updated_by"])
