"""Places that the institute has assigned to owners at addresses that tell none."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from data_access.tables import remembered_place
from domain.places.assigned import ASSIGNED, Key
from domain.records.asset import Place


def remembered(connection: Connection) -> Mapping[Key, Place]:
    """Every remembered assignment, by folded owner and address; an import reads it once."""
    c = remembered_place.c
    return {
        (row.owner_key, row.address_key): Place(row.vn34, row.vn63, ASSIGNED)
        for row in connection.execute(select(*c))
    }
