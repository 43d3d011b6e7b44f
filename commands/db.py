"""`db upgrade`: brings the schema to the newest version. `db renew-signin`: begins the second file
of SQLite anew."""

import click

from commands.opened import OPERATOR, Refused
from commands.progress import told
from commands.upgrading import upgrade_schema
from data_access.accounts import signin_renewal
from data_access.database.engine import Database
from data_access.upkeep import anew
from domain.calendar.dates import today_in_vietnam
from language import _
from settings import Settings


@click.group("db")
def db_group() -> None:
    """Looks after the database's schema."""


@db_group.command("upgrade")
@click.pass_obj
def upgrade(settings: Settings) -> None:
    """Brings the schema to the newest version, and what is stored to the rules in force; safe to
    run again."""
    upgrade_schema(settings)
    database = Database(settings.database, vault=settings.data_dir)
    try:
        changed = anew.bring_up(database, today_in_vietnam(), told)
    finally:
        database.dispose()
    if changed:
        click.echo(
            _(
                "Quy tắc, ngày nghỉ hoặc cách tính đã thay đổi: {n} bản ghi được tính lại.",
                n=changed,
            )
        )
    click.echo(_("Cơ sở dữ liệu đã ở phiên bản mới nhất."))


@db_group.command("renew-signin")
@click.pass_obj
def renew_signin(settings: Settings) -> None:
    """SQLite: an empty file of sign-ins and audit log in place of one that is lost for good; its
    first row says so."""
    try:
        file = signin_renewal.renew(settings.database, actor=OPERATOR)
    except signin_renewal.NotLost as problem:
        raise Refused(_("Không có tệp đăng nhập nào bị mất; không làm gì.")) from problem
    click.echo(_("Đã tạo tệp mới {file}; nhật ký cũ không còn.", file=file))
