"""`db upgrade`: brings the schema to the newest version. `db renew-signin`: begins the second file of SQLite anew."""

import click

from commands.opened import OPERATOR, Refused
from data_access import schema, signin_renewal
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


@db_group.command("renew-signin")
@click.pass_obj
def renew_signin(settings: Settings) -> None:
    """SQLite: an empty file of sign-ins and audit log in place of one that is lost for good; its first row says so."""
    try:
        file = signin_renewal.renew(settings.database, actor=OPERATOR)
    except signin_renewal.NotLost as problem:
        raise Refused(_("Không có tệp đăng nhập nào bị mất; không làm gì.")) from problem
    click.echo(_("Đã tạo tệp mới {file}; nhật ký cũ không còn.", file=file))
