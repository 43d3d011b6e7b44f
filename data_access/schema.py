"""Brings the schema to its newest version (Alembic), on SQLite and PostgreSQL alike."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from data_access import reference
from data_access.engine import Database
from data_access.importing import published
from data_access.scope import SYSTEM

MIGRATIONS = Path(__file__).parent / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return config


def upgrade(database: Database) -> None:
    """Runs every missing migration and fills the reference tables and the published facts, in one transaction; safe to run again."""
    with database.write(SYSTEM) as connection:
        config = _config()
        config.attributes["connection"] = connection.execution_options(ipp_unchecked=True)
        command.upgrade(config, "head")
        reference.seed(connection)
        published.load(connection)


def is_current(database: Database) -> bool:
    """Whether the database has the newest schema. Raises DatabaseUnavailable."""
    with database.read(SYSTEM) as connection:
        return MigrationContext.configure(connection).get_current_revision() == ScriptDirectory.from_config(_config()).get_current_head()


def is_empty(database: Database) -> bool:
    """Whether no migration has run yet: a new database. Raises DatabaseUnavailable."""
    with database.read(SYSTEM) as connection:
        return MigrationContext.configure(connection).get_current_revision() is None
