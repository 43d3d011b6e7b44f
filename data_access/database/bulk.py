"""Insertion of many rows at once, the fastest way each database has. Rows are mappings with the
same keys; their keys are columns."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import JSON, Connection, Date, Dialect, Table, text
from sqlalchemy.types import TypeEngine

from data_access.database.untold import values_untold
from data_access.tables.base import Moment

T = TypeVar("T")
_json = json.JSONEncoder(ensure_ascii=False).encode
Row = Mapping[str, Any]


def chunks(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """The things in lists of at most `size`."""
    source = iter(things)
    while part := list(islice(source, size)):
        yield part


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts all rows. On PostgreSQL through a temporary table: COPY is quick, but not allowed
    under row-level security."""
    if rows:
        names = list(rows[0])
        insert_tuples(connection, table, names, list(map(itemgetter(*names), rows)))


def insert_tuples(
    connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """The same for rows that are tuples of the named columns."""
    if not rows:
        return
    values = encoded(rows, names, table, connection.dialect)
    columns = ", ".join(f'"{name}"' for name in names)
    if connection.dialect.name == "postgresql":
        _copy(connection, table.name, columns, values)
    else:
        places = ", ".join("?" * len(names))
        into = f'INSERT INTO "{table.name}" ({columns}) VALUES ({places})'  # noqa: S608 - our own
        connection.exec_driver_sql(into, list(values))


def take_ids(
    connection: Connection, table: Table, n: int, *, beside: Sequence[int] = ()
) -> Sequence[int]:
    """`n` unused ids of a table. SQLite would reuse the ids of deleted last rows: `beside` names
    ids that are taken elsewhere."""
    if connection.dialect.name == "postgresql":
        query = text(
            "SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :n)"
        )
        return list(connection.scalars(query, {"name": f'"{table.name}"', "n": n}))
    last = connection.exec_driver_sql(f'SELECT max(id) FROM "{table.name}"').scalar()  # noqa: S608
    first = max(last or 0, *beside, 0) + 1
    return range(first, first + n)


def encoded(
    rows: Sequence[tuple[Any, ...]], names: Sequence[str], table: Table, dialect: Dialect
) -> Iterable[tuple[Any, ...]]:
    """The rows, tuples of the named columns, with each value as the driver takes it."""
    encoders = [
        (i, encode)
        for i, name in enumerate(names)
        if (encode := _encoder(table.c[name].type, dialect))
    ]
    return map(partial(_encoded, encoders), rows) if encoders else rows


def _encoded(
    encoders: Sequence[tuple[int, Callable[[Any], Any]]], row: tuple[Any, ...]
) -> tuple[Any, ...]:
    values = list(row)
    for i, encode in encoders:
        value = values[i]
        if value is not None:
            values[i] = encode(value)
    return tuple(values)


def _encoder(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """What the driver does not do by itself with a value of that type; None: nothing."""
    if isinstance(kind, Date):
        return date.isoformat if dialect.name == "sqlite" else None
    if isinstance(kind, JSON):
        return _json
    return kind.dialect_impl(dialect).bind_processor(dialect) if isinstance(kind, Moment) else None


def _copy(
    connection: Connection, name: str, columns: str, values: Iterable[tuple[Any, ...]]
) -> None:
    connection.exec_driver_sql(
        f'CREATE TEMPORARY TABLE IF NOT EXISTS "incoming_{name}" (LIKE "{name}") ON COMMIT DROP'
    )
    cursor = connection.connection.cursor()
    with values_untold(), cursor.copy(f'COPY "incoming_{name}" ({columns}) FROM STDIN') as copy:
        for row in values:
            copy.write_row(row)
    moved = f'INSERT INTO "{name}" ({columns}) SELECT {columns} FROM "incoming_{name}"'  # noqa: S608
    connection.exec_driver_sql(moved)
    connection.exec_driver_sql(f'TRUNCATE "incoming_{name}"')
