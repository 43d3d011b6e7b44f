"""The demonstration database: how it is told from a real one, and how it is emptied."""

from sqlalchemy import Connection, delete, exists, select

from data_access.database import state
from data_access.database.engine import Database
from data_access.tables import (
    asset,
    audit_log,
    deadline_rule,
    import_batch,
    metadata,
    province,
    province_succession,
    request,
)

KEPT = {audit_log, province, province_succession, deadline_rule}
"""The audit log is append-only; reference tables hold nothing of anybody."""
MARK = state.DEMONSTRATION


class NotADemonstration(Exception):
    """The database holds data that are not illustrative, so it is neither filled with illustrative
    ones nor emptied."""


def is_demonstration(database: Database) -> bool:
    """Whether the database was filled by `demo`."""
    with database.read() as connection:
        return bool(state.get(connection, MARK))


def require_expendable(connection: Connection) -> None:
    """Raises NotADemonstration where there are assets or imports in a database that `demo` did not
    fill. One that it filled is made anew whatever was practised on it."""
    if state.get(connection, MARK):
        return
    for table in (asset, import_batch, request):
        if connection.scalar(select(exists().where(table.c.id.is_not(None)))):
            raise NotADemonstration


def clear(connection: Connection) -> None:
    """Deletes assets, counts, organisations, accounts and sessions. Raises NotADemonstration."""
    require_expendable(connection)
    for table in reversed(metadata.sorted_tables):
        if table not in KEPT:
            connection.execute(delete(table))


def mark(connection: Connection) -> None:
    """Says that what the database holds is for demonstration."""
    state.put(connection, MARK, True)
