"""Addresses without a province that an officer has declared to be the own province's: remembered for
the province's later files, and for nobody else's."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, func, select

from data_access.database.bulk import chunks
from data_access.database.engine import now
from data_access.database.locks import put
from data_access.tables import own_address
from data_access.writing.sender import Sender

PORTION = 1_000
_c = own_address.c


def own_addresses(connection: Connection, vn34: str | None) -> frozenset[str]:
    """Keys of a province's own addresses; none for those who are of no province."""
    if vn34 is None:
        return frozenset()
    return frozenset(connection.scalars(select(_c.address_key).where(_c.vn34 == vn34)))


def remember_addresses(
    connection: Connection, sender: Sender, addresses: Mapping[str, str]
) -> None:
    """Keeps key → address in the transaction of the import that was taken with them."""
    if sender.vn34 is None:
        return
    told = {"vn34": sender.vn34, "actor": sender.actor, "at": now()}
    rows = [{"address_key": key, "address": text, **told} for key, text in addresses.items()]
    for part in chunks(rows, PORTION):
        put(connection, own_address, *part, key=("vn34", "address_key"))


def count_addresses(connection: Connection, vn34: str | None) -> int:
    """How many a province has declared."""
    if vn34 is None:
        return 0
    query = select(func.count()).select_from(own_address).where(_c.vn34 == vn34)
    return connection.scalar(query) or 0


def forget_addresses(connection: Connection, vn34: str | None) -> int:
    """Takes them back; records that were taken stay. Gives how many there were."""
    if vn34 is None:
        return 0
    return connection.execute(delete(own_address).where(_c.vn34 == vn34)).rowcount
