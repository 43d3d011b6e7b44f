"""Facts about the database itself, one row each: `rolled_to` (ISO day of the last daily roll), `demonstration`, `assessed_with` and
`assessing_anew` (data_access.anew)."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, select

from data_access.engine import now
from data_access.locks import put as put_row
from data_access.tables import state
from domain.dates import follows

DEMONSTRATION = "demonstration"


def get(connection: Connection, key: str) -> Any:
    """The stored JSON value, None where there is none."""
    return connection.scalar(select(state.c.value).where(state.c.key == key))


def put(connection: Connection, key: str, value: Any) -> None:
    """Stores a JSON value in place of the former one."""
    put_row(connection, state, {"key": key, "value": value, "updated_at": now()}, key=("key",))


def rolled_to(connection: Connection) -> date | None:
    """The day up to which statuses and deadlines are rolled forward."""
    value = get(connection, "rolled_to")
    return date.fromisoformat(value) if value else None


def day_to_assess(connection: Connection, today: date) -> date:
    """Today; but where the clock has jumped from the last day counted, and nobody has confirmed it, that last day: what is written then
    stays what the rest of the register says. A demonstration goes with its clock."""
    reached = rolled_to(connection)
    if reached is None or follows(reached, today) or get(connection, DEMONSTRATION):
        return today
    return reached


def forget(connection: Connection, key: str) -> None:
    connection.execute(delete(state).where(state.c.key == key))
