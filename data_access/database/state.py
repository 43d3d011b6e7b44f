"""Facts about the database itself, one row each: `rolled_to` (ISO day of the last daily roll),
`demonstration`, `assessed_with` and `assessing_anew` (data_access.upkeep.anew)."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, delete, select

from data_access.database.engine import now
from data_access.database.locks import put as put_row
from data_access.database.prepared_statements import prepared
from data_access.tables import state

DEMONSTRATION = "demonstration"


def get(connection: Connection, key: str) -> Any:
    """The stored JSON value, None where there is none."""
    rows = _value(connection, key)
    return rows[0][0] if rows else None


@prepared
def _value(key: str) -> Select[Any]:
    return select(state.c.value).where(state.c.key == key)


def put(connection: Connection, key: str, value: Any) -> None:
    """Stores a JSON value in place of the former one."""
    put_row(connection, state, {"key": key, "value": value, "updated_at": now()}, key=("key",))


def rolled_to(connection: Connection) -> date | None:
    """The day up to which statuses and deadlines are rolled forward."""
    value = get(connection, "rolled_to")
    return date.fromisoformat(value) if value else None


def counted_day(connection: Connection, today: date) -> date:
    """The last day counted, so that what is written is of the day that the rest of the register is
    of; the daily run takes both further. Today where no day was counted yet; a demonstration goes
    with a clock that is behind."""
    reached = rolled_to(connection)
    if reached is None or (reached > today and get(connection, DEMONSTRATION)):
        return today
    return reached


def forget(connection: Connection, key: str) -> None:
    connection.execute(delete(state).where(state.c.key == key))
