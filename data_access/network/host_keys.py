"""Stations that were stored before short and long names of a host were one get the key of now."""

from sqlalchemy import Connection, select, update

from data_access.tables import station
from domain.network.hosts import host_key


def rekey_stations(connection: Connection) -> None:
    """Where both names have a station already, both stay: whose months are whose, nobody but the
    institute can say."""
    c = station.c
    rows = connection.execute(select(c.id, c.host, c.folded)).all()
    taken = {row.folded for row in rows}
    for number, host, folded in rows:
        key = host_key(host)
        if key != folded and key not in taken:
            connection.execute(update(station).where(c.id == number).values(folded=key))
            taken.add(key)
