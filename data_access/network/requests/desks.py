"""Desks that a request may be given to. Which stations there are, and which of them work, is
published; nothing else of them is read here."""

from datetime import date

from sqlalchemy import Connection, select

from data_access.database.engine import as_system
from data_access.database.scope import SYSTEM
from data_access.network.lives import lives
from data_access.network.stations import stations
from data_access.tables import station
from domain.network.requests import Desk
from domain.network.stages import WORKING


def all_hosts(connection: Connection) -> dict[int, str]:
    """Id → host of every station: a thread names the desks that it went through."""
    return {row.id: row.host for row in connection.execute(select(station.c.id, station.c.host))}


def receiving_desks(connection: Connection, *, vn34: str, own: Desk, today: date) -> list[Desk]:
    """The institute, the requester's province, and the stations that work, in the order of their
    hosts; not the desk on which the request lies."""
    working = (Desk(station_id=number) for number in _working(connection, today))
    desks = [Desk(), Desk(vn34=vn34), *working]
    return [desk for desk in desks if desk != own]


def _working(connection: Connection, today: date) -> list[int]:
    with as_system(connection):  # of the others their names and stages are told, alone
        known = stations(connection, scope=SYSTEM)
        told = lives(connection, known, scope=SYSTEM)
    stages = {found.id: told[found.id].on(today) for found in known}
    return [number for number, stage in stages.items() if stage and stage.stage == WORKING]
