"""`users add|disable|password`: accounts. A password made here is shown once, works for 72 hours
and is changed at the first sign-in."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy import Connection

from commands.opened import OPERATOR, Refused, opened
from data_access.accounts import users
from data_access.accounts.passwords import one_time
from data_access.database.scope import SYSTEM
from domain.places.provinces import PROVINCES_34_BY_SLUG
from domain.roles import ROLES
from language import _
from settings import Settings


@click.group("users")
def users_command() -> None:
    """Manages accounts."""


@users_command.command("add")
@click.argument("username")
@click.option("--role", required=True, type=click.Choice(ROLES))
@click.option("--province", metavar="SLUG", help="of an officer or a leader: nghe-an, gia-lai, …")
@click.option(
    "--station", metavar="ID", type=click.IntRange(1, 2**31 - 1), help="of a station operator"
)
@click.option("--name", default="", help="the person's name as shown on the screen")
@click.pass_obj
def add(
    settings: Settings,
    username: str,
    role: str,
    province: str | None,
    station: int | None,
    name: str,
) -> None:
    """Makes an account with a one-time password."""
    if province is not None and province not in PROVINCES_34_BY_SLUG:
        raise click.BadParameter(
            _("không có tỉnh '{slug}'", slug=province), param_hint="--province"
        )
    vn34 = PROVINCES_34_BY_SLUG[province].code if province else None
    password = one_time()
    with _changing(settings) as connection:
        users.create(
            connection,
            username=username,
            name=name,
            role=role,
            vn34=vn34,
            station_id=station,
            password=password,
            must_change=True,
        )
    _show(users.normalised(username), password)


@users_command.command("disable")
@click.argument("username")
@click.pass_obj
def disable(settings: Settings, username: str) -> None:
    """Closes an account and ends its sessions at once."""
    with _changing(settings) as connection:
        users.disable(connection, username, actor=OPERATOR)
    click.echo(_("Đã khóa tài khoản {username}.", username=users.normalised(username)))


@users_command.command("password")
@click.argument("username")
@click.pass_obj
def set_password(settings: Settings, username: str) -> None:
    """Sets a one-time password and ends the account's sessions at once."""
    password = one_time()
    with _changing(settings) as connection:
        users.set_password(connection, username, password, actor=OPERATOR, one_time=True)
    _show(users.normalised(username), password)


@contextmanager
def _changing(settings: Settings) -> Iterator[Connection]:
    """One transaction; an account that cannot be made or changed is told in one sentence, exit 2,
    and nothing is written."""
    try:
        # accounts of every tenant
        with opened(settings) as database, database.write(SYSTEM) as connection:
            yield connection
    except users.BadAccount as bad:
        raise Refused(str(bad)) from bad


def _show(username: str, password: str) -> None:
    click.echo(_("Tài khoản: {username}", username=username))
    click.echo(_("Mật khẩu dùng một lần: {password}", password=password))
    click.echo(
        _("Có giá trị 72 giờ; phải đổi ở lần đăng nhập đầu tiên. Mật khẩu này không hiện lại.")
    )
