"""The transaction that writes a stage: its values, and the ids of what is new."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Connection, String, TextClause, bindparam, text

from data_access.tables.base import Moment
from data_access.writing.find import lock
from data_access.writing.rows import Author

_TYPES: dict[str, Any] = {
    "base": BigInteger(),
    "batch": BigInteger(),
    "at": Moment(),
    "actor": String(),
}


@dataclass(frozen=True)
class Run:
    """Calls statements with those of the values that they name."""

    connection: Connection
    values: Mapping[str, Any]

    def __call__(self, statement: str) -> int:
        """Gives the number of rows."""
        return self.connection.execute(self.bound(statement)).rowcount

    def bound(self, statement: str) -> TextClause:
        named = {name: value for name, value in self.values.items() if f":{name}" in statement}
        typed: list[Any] = [
            bindparam(name, value, type_=_TYPES[name]) for name, value in named.items()
        ]
        return text(statement).bindparams(*typed)

    def count(self, which: str) -> int:
        """How many staged rows are so."""
        query = text(f"SELECT count(*) FROM stage_row r WHERE {which}")
        return int(self.connection.scalar(query) or 0)


def run_of(connection: Connection, author: Author) -> Run:
    base = _base(connection)
    values = {"base": base, "batch": author.batch_id, "at": author.at, "actor": author.actor}
    return Run(connection, values)


def _base(connection: Connection) -> int:
    """Ids of new assets are this plus their number in the stage: none that is used, or was used by
    an asset whose history stays."""
    most = connection.execute(text("SELECT coalesce(max(n), 0) FROM stage_row")).scalar() or 0
    if connection.dialect.name == "sqlite":
        used = "SELECT max(coalesce((SELECT max(id) FROM asset), 0), coalesce((SELECT max(asset_id) FROM asset_revision), 0))"
        return int(connection.scalar(text(used)) or 0)
    return _taken_in_a_row(connection, most)


def _taken_in_a_row(connection: Connection, most: int) -> int:
    """Others take ids under the lock of the register, which is held for this moment: it goes with
    the savepoint, the sequence stays where it is."""
    sequence = "pg_get_serial_sequence('asset', 'id')"
    savepoint = connection.begin_nested()
    lock(connection)
    base = int(connection.scalar(text(f"SELECT nextval({sequence})")) or 0)
    connection.execute(text(f"SELECT setval({sequence}, :last)"), {"last": base + most})
    savepoint.rollback()
    return base
