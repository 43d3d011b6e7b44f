"""Begins the second file of SQLite anew (data_access.database.signin_file), where it is lost for
good: all sign in again, the log is empty."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.dialects import sqlite as dialect
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from data_access.accounts import audit
from data_access.database import signin_file
from data_access.database.engine import Database
from data_access.tables import SIGNIN_TABLES


class NotLost(Exception):
    """There is no second file that is missing."""


def renew(url: str, *, actor: str) -> Path:
    """Makes the file, whose log begins with saying so; gives its place. Raises NotLost."""
    parsed = make_url(url)
    if (
        parsed.get_backend_name() != "sqlite"
        or not parsed.database
        or not Path(parsed.database).is_file()
    ):
        raise NotLost
    with closing(sqlite3.connect(parsed.database)) as connection:
        if not signin_file.is_expected(connection) or signin_file.opened(connection):
            raise NotLost
        file = signin_file.of(connection)
    signin_file.remove(file)
    signin_file.create(file, _statements())
    database = Database(url)
    kept = database.vault.set_aside() if database.vault else None
    with database.write_signin() as connection:
        detail = {"former_head": kept.name} if kept else {}
        audit.append(
            connection, actor=actor, action="signin_file_renewed", subject=file.name, detail=detail
        )
    database.dispose()
    return file


def _statements() -> list[str]:
    """What the migrations have made of it: its tables, without references to those of the database,
    and the guards of its log."""
    tables: list[ExecutableDDLElement] = [
        CreateTable(table, include_foreign_key_constraints=[]) for table in SIGNIN_TABLES
    ]
    indexes = [CreateIndex(index) for table in SIGNIN_TABLES for index in table.indexes]
    return [str(made.compile(dialect=dialect.dialect())) for made in (*tables, *indexes)] + list(
        signin_file.GUARDS
    )
