"""The database for one command: an empty one gets its schema, one of another version is refused by
name."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from commands.serve import require_schema
from commands.upgrading import upgrade_schema
from data_access.database.engine import Database
from data_access.upkeep import upgrade
from settings import Settings

PATIENCE = 5.0
"""Seconds for which a command that has written much waits for readers, to give the room of SQLite's
log back."""
OPERATOR = "operator"
"""Stands in history and audit for whoever works on the command line."""


class Refused(click.ClickException):
    """Told in one sentence, exit 2."""

    exit_code = 2


@contextmanager
def opened(settings: Settings, *, to_read: bool = False) -> Iterator[Database]:
    """A database with the newest schema; `to_read`: one that is there, none is made for whoever
    only looks. Raises SettingError where there is none or an upgrade is due, DatabaseUnavailable
    where none answers."""
    database = Database(settings.database, vault=settings.data_dir)
    try:
        if to_read and not database.is_there:
            require_schema(settings)
        if upgrade.is_empty(database):
            upgrade_schema(settings)
        else:
            require_schema(settings)
        yield database
    finally:
        database.dispose()
        if database.keeps_room:
            database.give_back(patience=PATIENCE)
