"""Stations: a person of the staff, how the station is reached; the station and the institute write at
once."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func

from data_access.database.scope import SYSTEM
from data_access.tables import (
    station_contact,
    station_month,
    station_person,
    station_reminder,
    station_stage,
)
from domain.calendar.dates import add_months, today_in_vietnam
from tests.web.races.common import Ask, Pair, World, count, row

STORED = {"updated_at": func.now(), "updated_by": "", "version": 1, "illustrative": False}
REACHED = dict.fromkeys(("address", "person", "phone", "email"), "")


def _without(world: World) -> int:
    with world.database.write(SYSTEM) as connection:
        connection.execute(delete(station_person))
        connection.execute(delete(station_contact))
    return world.sites[0].station


def change_a_person(world: World) -> Pair:
    station = _without(world)
    told = {"name": "Mai Thị Thơm", "post": "Tra cứu", "phone": "", "email": "", "trainings": []}
    number = world.insert(station_person, **told, **STORED, station_id=station)
    form = {"name": "Mai Thị Thơm", "person_id": str(number), "version": "1"}
    asks = [
        Ask(who, f"/ghi/tram/{station}/can-bo", form | {"post": post})
        for who, post in (("tram", "Tư vấn"), ("vien", "Phụ trách"))
    ]

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert count(connection, station_person) == 1
        assert row(connection, station_person).post == taken[0].form["post"]

    return Pair.of(asks, [(200, 409)], {"station staff": 1}, stands)


def write_the_first_contact(world: World) -> Pair:
    station = _without(world)
    return _reach(station, "0")


def change_the_contact(world: World) -> Pair:
    station = _without(world)
    world.insert(station_contact, **REACHED, **STORED, station_id=station)
    return _reach(station, "1")


def _reach(station: int, version: str) -> Pair:
    asks = [
        Ask(who, f"/ghi/tram/{station}/lien-he", {"phone": phone, "version": version})
        for who, phone in (("tram", "0225 000 001"), ("vien", "0225 000 002"))
    ]

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert count(connection, station_contact) == 1
        assert row(connection, station_contact).phone == taken[0].form["phone"]

    return Pair.of(asks, [(200, 409)], {"station contact": 1}, stands)


def remind_twice(world: World) -> Pair:
    """A station is asked for a month once a day: the second is told who did."""
    station, last = world.sites[0].station, add_months(today_in_vietnam().replace(day=1), -1)
    with world.database.write(SYSTEM) as connection:
        for table in (station_month, station_reminder, station_stage):
            connection.execute(delete(table))
    stage = dict.fromkeys(("evidence", "number", "term", "successor"), "") | STORED
    stage |= {"stage": "working", "day": last.isoformat(), "station_id": station}
    world.insert(station_stage, **stage)
    asks = [Ask(who, f"/ghi/tram/{station}/nhac", {}) for who in ("vien", "vien2")]

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert count(connection, station_reminder, month=f"{last:%Y-%m}", kind="nudge") == 1

    return Pair.of(asks, [(200, 422)], {"station reminded": 1}, stands)
