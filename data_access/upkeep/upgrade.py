"""Brings the schema to its newest version (Alembic), on SQLite and PostgreSQL alike.

Alembic and the readers are loaded for an upgrade only; a server that finds its schema current does
without. A migration's file begins with its revision.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, select, text

from data_access.database import state
from data_access.database.engine import Database
from data_access.database.faults import Foreign
from data_access.database.scope import SYSTEM
from data_access.tables import asset
from data_access.upkeep import anew, reference
from domain.calendar.dates import today_in_vietnam
from language import _

MIGRATIONS = Path(__file__).parents[1] / "migrations"


def upgrade(database: Database) -> None:
    """Runs every missing migration and fills the reference tables and the published facts, in one
    transaction; safe to run again."""
    from alembic import command
    from alembic.config import Config

    from data_access.upkeep import published_facts
    from data_access.writing.find import lock_in_turn

    if database.vault and is_empty(database):
        database.vault.set_aside()  # of a database that was here before
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    with database.write(SYSTEM) as connection:  # tables and reference rows of everybody
        lock_in_turn(connection)
        config.attributes["connection"] = connection.execution_options(ipp_unchecked=True)
        command.upgrade(config, "head")
        reference.seed(connection)
        published_facts.load(connection)
        if state.get(connection, state.DEMONSTRATION):
            published_facts.add_indications(
                connection, state.rolled_to(connection) or today_in_vietnam()
            )
        # nothing stored that could have been worked out otherwise
        if connection.scalar(select(asset.c.id).limit(1)) is None:
            anew.note(connection)


def is_current(database: Database) -> bool:
    """Whether the database has the newest schema. Raises DatabaseUnavailable."""
    with database.read(SYSTEM) as connection:  # the schema alone; no tenant's rows
        return _revision(connection) == newest()


def is_newer(database: Database) -> bool:
    """Whether a later version of the program has upgraded the database. Raises
    DatabaseUnavailable."""
    with database.read(SYSTEM) as connection:  # the schema alone; no tenant's rows
        return (_revision(connection) or "") > newest()


def is_empty(database: Database) -> bool:
    """Whether no migration has run yet: a new database. Raises DatabaseUnavailable."""
    with database.read(SYSTEM) as connection:  # the schema alone; no tenant's rows
        return _revision(connection) is None


def newest() -> str:
    """The revision that this version of the program needs."""
    return max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def _revision(connection: Connection) -> str | None:
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise Foreign(
                _(
                    "Cơ sở dữ liệu này của chương trình khác (có bảng {table}): xem lại IPP_DATABASE_URL.",
                    table=tables[0],
                )
            )
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision
