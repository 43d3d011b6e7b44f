"""`db upgrade`: brings the schema to the newest version."""

import click

from data_access import schema
from data_access.engine import Database
from i18n import _
from settings import Settings


@click.group("db")
def db_group() -> None:
    """Looks after the database's schema."""


@db_group.command("upgrade")
@click.pass_obj
def upgrade(settings: Settings) -> None:
    """Brings the schema to the newest version; safe to run again."""
    database = Database(settings.database)
    schema.upgrade(database)
    database.dispose()
    click.echo(_("Cơ sở dữ liệu đã ở phiên bản mới nhất."))
