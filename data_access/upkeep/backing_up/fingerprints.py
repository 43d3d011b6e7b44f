"""Count and hash of every table, the same for the same rows wherever they lie."""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

import psycopg
from psycopg import sql

from data_access.upkeep.backing_up.manifest import Table

PORTION = 1_000
SQLITE_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL %'"
POSTGRESQL_TABLES = "SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace('public') AND relkind = 'r' ORDER BY relname"
SAME_WORDS = (
    "SET LOCAL datestyle = 'ISO'; SET LOCAL timezone = 'UTC'; SET LOCAL intervalstyle = 'iso_8601'; SET LOCAL extra_float_digits = 1; "
    "SET LOCAL bytea_output = 'hex'; SET LOCAL row_security = off"
)
"""Rows as text do not depend on a session's settings; and a table of which some rows would be
hidden is an error."""

COUNTED = sql.SQL(
    "SELECT count(*) AS n, coalesce(sum(('x' || substr(md5(t::text), 1, 16))::bit(64)::bigint::numeric), 0)::text AS h FROM {table} t"
)
COMPARED = sql.SQL(
    "DO $ipp$ BEGIN IF NOT EXISTS (SELECT 1 FROM ({counted}) found WHERE n = {rows} AND h = {hash}) "
    "THEN RAISE EXCEPTION 'ipp: table % is not what the backup says', {name}; END IF; END $ipp$;\n"
)


def of_sqlite(connection: sqlite3.Connection) -> dict[str, Table]:
    """Rows in the order in which they are kept."""
    connection.text_factory = bytes
    names = sorted(row[0].decode() for row in connection.execute(SQLITE_TABLES))
    return {name: _of_rows(connection.execute(f'SELECT * FROM "{name}"')) for name in names}  # noqa: S608 - its own tables


def _of_rows(rows: sqlite3.Cursor) -> Table:
    found = hashlib.sha256()
    n = 0
    while portion := rows.fetchmany(PORTION):
        found.update(repr(portion).encode())
        n += len(portion)
    return Table(n, found.hexdigest())


def of_postgresql(connection: psycopg.Connection[Any]) -> dict[str, Table]:
    """Whatever the order of the rows. Needs a transaction, and a role that sees every row."""
    connection.execute(SAME_WORDS)
    names = [row[0] for row in connection.execute(POSTGRESQL_TABLES)]
    return {
        name: Table(*(connection.execute(_counted(name)).fetchone() or (0, ""))) for name in names
    }


def comparisons(tables: Mapping[str, Table]) -> Iterator[str]:
    """SQL that fails, naming the table, where one does not hold what was told."""
    yield SAME_WORDS + ";\n"
    for name, table in tables.items():
        found = COMPARED.format(
            counted=_counted(name),
            rows=sql.Literal(table.rows),
            hash=sql.Literal(table.hash),
            name=sql.Literal(name),
        )
        yield found.as_string(None)


def _counted(name: str) -> sql.Composed:
    """The sum of the rows' hashes."""
    return COUNTED.format(table=sql.Identifier("public", name))
