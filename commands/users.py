"""`users add|post|disable|password`: accounts and their posts. A password made here is shown once, works for 72 hours
and is changed at the first sign-in."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy import Connection

from commands.opened import OPERATOR, Refused, opened
from data_access.accounts import posts, users
from data_access.accounts.passwords import one_time
from data_access.database.scope import SYSTEM
from domain.places.provinces import PROVINCES_34_BY_SLUG
from domain.posts import Post, of_institute, read_post, written_posts
from domain.roles import ALL_ROLES, BY_CODE, OF_INSTITUTE, ROLES
from language import _
from settings import Settings


@click.group("users")
def users_command() -> None:
    """Manages accounts."""


@users_command.command("add")
@click.argument("username")
@click.option(
    "--role", required=True, type=click.Choice([r.code for r in ALL_ROLES if not r.written])
)
@click.option("--province", metavar="SLUG", help="of an officer or a leader: nghe-an, gia-lai, …")
@click.option(
    "--station", metavar="ID", type=click.IntRange(1, 2**31 - 1), help="of a station operator"
)
@click.option("--institute", is_flag=True, help="of a leader or a manager: the institute's")
@click.option("--name", default="", help="the person's name as shown on the screen")
@click.pass_obj
def add(
    settings: Settings,
    username: str,
    role: str,
    province: str | None,
    station: int | None,
    institute: bool,
    name: str,
) -> None:
    """Makes an account with one post and a one-time password; `users post` gives it more."""
    if province is not None and province not in PROVINCES_34_BY_SLUG:
        raise click.BadParameter(
            _("không có tỉnh '{slug}'", slug=province), param_hint="--province"
        )
    vn34 = PROVINCES_34_BY_SLUG[province].code if province else None
    if institute:
        role = _of_institute(role)
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


def _of_institute(role: str) -> str:
    code = of_institute(role)
    if code is None:
        known = ", ".join(BY_CODE[r].written or r for r in ROLES if r in OF_INSTITUTE)
        text = _("chỉ các vai trò {roles} thuộc Viện", roles=known)
        raise click.BadParameter(text, param_hint="--institute")
    return code


class PostCode(click.ParamType[Post]):
    """ROLE, ROLE:SLUG of a province, station:ID, ROLE:vien."""

    name = "post"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Post:
        found = read_post(value)
        if found is None:
            known = ", ".join(written_posts())
            text = _("'{code}' không phải một vai: {known}.", code=value, known=known)
            self.fail(text, param, ctx)
        return found


@users_command.command("post")
@click.argument("username")
@click.option("--add", "added", metavar="POST", multiple=True, type=PostCode())
@click.option("--remove", "removed", metavar="POST", multiple=True, type=PostCode())
@click.pass_obj
def post(
    settings: Settings, username: str, added: tuple[Post, ...], removed: tuple[Post, ...]
) -> None:
    """Gives an account posts, or takes them: officer:nghe-an, leader:vien, station:3, manager,
    trainer, admin. Its sessions end at once."""
    if not added and not removed:
        raise click.UsageError(_("Xin nêu --add hoặc --remove."))
    with _changing(settings) as connection:
        account = users.change_posts(
            connection, username, add=added, remove=removed, actor=OPERATOR
        )
    held = ", ".join(post.code for post in account.posts) or _("không có vai nào")
    click.echo(_("{username}: {posts}.", username=account.username, posts=held))


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
    except posts.BadAccount as bad:
        raise Refused(str(bad)) from bad


def _show(username: str, password: str) -> None:
    click.echo(_("Tài khoản: {username}", username=username))
    click.echo(_("Mật khẩu dùng một lần: {password}", password=password))
    click.echo(
        _("Có giá trị 72 giờ; phải đổi ở lần đăng nhập đầu tiên. Mật khẩu này không hiện lại.")
    )
