"""User accounts, and the posts that they hold."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, exists, func, select, update

from data_access.accounts import audit, feeds, posts, sessions
from data_access.accounts.passwords import hashed, matches
from data_access.accounts.posts import BadAccount
from data_access.database.engine import now
from data_access.database.locks import hold, put_once
from data_access.tables import user
from domain.posts import Post
from domain.text.folding import nfc
from language import _

ONE_TIME_LIFE = timedelta(hours=72)
LONGEST_USERNAME = 80
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,79}")


class AccountChanged(Exception):
    """The account was changed since it was looked at."""


@dataclass(frozen=True, slots=True)
class Account:
    """One user as the sign-in needs it; the password hash stays in the database layer. `posts`: in
    the order in which they were given."""

    id: int
    username: str
    name: str
    must_change: bool
    demonstration: bool
    version: int
    posts: tuple[Post, ...]

    @property
    def vn34(self) -> str | None:
        """The province that a row of the audit log about the account is told to."""
        return next((post.vn34 for post in self.posts if post.vn34), None)


def normalised(username: str) -> str:
    """The spelling under which a submitted name is looked up: NFC, lower case, no blanks around. No
    more of it is read than is needed to see that it is too long for anybody's."""
    return nfc(username, longest=LONGEST_USERNAME + 1).casefold()


def create(
    conn: Connection,
    *,
    username: str,
    name: str,
    role: str,
    vn34: str | None = None,
    station_id: int | None = None,
    password: str,
    demonstration: bool = False,
    must_change: bool = False,
    actor: str = "operator",
) -> int:
    """Makes an account with one post and returns its id; `must_change` makes the password a
    one-time one (72 h). Raises BadAccount."""
    username = normalised(username)
    first = Post(role, vn34, station_id)
    _require_sound(conn, username, first)
    values = {
        "username": username,
        "name": name.strip() or username,
        "password_hash": hashed(password),
        "must_change": must_change,
        "one_time_until": now() + ONE_TIME_LIFE if must_change else None,
        "demonstration": demonstration,
        "created_at": now(),
        "version": 1,
    }
    if not put_once(conn, user, values, key=("username",)):
        raise BadAccount(_("Đã có tài khoản '{username}'.", username=username))
    user_id: int = conn.execute(select(user.c.id).where(user.c.username == username)).scalar_one()
    posts.give(conn, user_id, first)
    audit.append(
        conn,
        actor=actor,
        action="user_added",
        subject=username,
        vn34=vn34,
        detail={"role": role, "station": station_id},
    )
    return user_id


def _require_sound(conn: Connection, username: str, first: Post) -> None:
    if not _USERNAME.fullmatch(username):
        raise BadAccount(
            _("Tên đăng nhập chỉ gồm chữ không dấu, số và các dấu . _ - (2 đến 80 ký tự).")
        )
    posts.require_sound(conn, first)


def authenticate(
    conn: Connection, username: str, password: str, *, at: datetime, within_session: bool = False
) -> Account | None:
    """The account if the password is right and the account usable, else None. One password
    verification in every case. A one-time password opens one session, and is told once more in it,
    to be changed (`within_session`)."""
    known = "\x00" not in username and len(username) <= LONGEST_USERNAME
    row = (
        conn.execute(select(user).where(user.c.username == normalised(username))).mappings().first()
        if known
        else None
    )
    right = matches(row["password_hash"] if row else None, password)
    if not row or not right or row["disabled_at"] is not None:
        return None
    if row["must_change"] and row["one_time_until"] is not None and row["one_time_until"] < at:
        return None
    if row["must_change"] and not within_session and _has_opened(conn, row):
        return None
    return _account(conn, row)


def _has_opened(conn: Connection, row: RowMapping) -> bool:
    """Whether a session began since the one-time password was set."""
    if row["one_time_until"] is None:
        return False
    return sessions.began_since(conn, row["id"], row["one_time_until"] - ONE_TIME_LIFE)


def find(conn: Connection, username: str) -> Account:
    """Raises BadAccount when there is none."""
    row = (
        conn.execute(select(user).where(user.c.username == normalised(username))).mappings().first()
    )
    if row is None:
        raise BadAccount(_("Không có tài khoản '{username}'.", username=username))
    return _account(conn, row)


def usable(conn: Connection, user_id: int | None) -> Account | None:
    """The account as it is now; None where there is none, or it is closed."""
    row = (
        conn.execute(select(user).where(user.c.id == user_id, user.c.disabled_at.is_(None)))
        .mappings()
        .first()
    )
    return _account(conn, row) if row else None


def set_password(
    conn: Connection,
    username: str,
    password: str,
    *,
    actor: str,
    one_time: bool,
    seen: int | None = None,
) -> None:
    """Sets a password and ends every session of the user, and the calendar's address. `seen`: the
    version of the account that knew the former password. Raises BadAccount, AccountChanged."""
    account = _held(conn, username)
    if seen not in (None, account.version):
        raise AccountChanged(account.username)
    values = {
        "password_hash": hashed(password),
        "must_change": one_time,
        "one_time_until": now() + ONE_TIME_LIFE if one_time else None,
    }
    _change(conn, account, values, reason="password")
    audit.append(
        conn,
        actor=actor,
        action="password_set",
        subject=account.username,
        vn34=account.vn34,
        detail={"one_time": one_time},
    )


def disable(conn: Connection, username: str, *, actor: str) -> None:
    """Closes the account and ends its sessions at once. Raises BadAccount."""
    account = _held(conn, username)
    _change(conn, account, {"disabled_at": now()}, reason="disabled")
    audit.append(
        conn, actor=actor, action="user_disabled", subject=account.username, vn34=account.vn34
    )


def assign(
    conn: Connection,
    username: str,
    *,
    role: str,
    vn34: str | None,
    station_id: int | None,
    actor: str,
) -> None:
    """Gives the user one post in place of all others and ends the sessions at once. Raises
    BadAccount."""
    account = _held(conn, username)
    only = Post(role, vn34, station_id)
    posts.require_sound(conn, only)
    posts.take_all(conn, account.id)
    posts.give(conn, account.id, only)
    _change(conn, account, {}, reason="role")
    audit.append(
        conn,
        actor=actor,
        action="user_assigned",
        subject=account.username,
        vn34=vn34,
        detail={"role": role},
    )


def change_posts(
    conn: Connection,
    username: str,
    *,
    add: Collection[Post] = (),
    remove: Collection[Post] = (),
    actor: str,
) -> Account:
    """Gives and takes posts, ends the user's sessions at once and gives the account as it is then.
    Raises BadAccount for a post that is held already, or not held."""
    account = _held(conn, username)
    for post in remove:
        posts.take(conn, account.id, post)
    for post in add:
        posts.require_sound(conn, post)
        posts.give(conn, account.id, post)
    _change(conn, account, {}, reason="posts")
    changed = find(conn, username)
    audit.append(
        conn,
        actor=actor,
        action="posts_changed",
        subject=account.username,
        vn34=changed.vn34 or account.vn34,
        detail={"added": [p.code for p in add], "removed": [p.code for p in remove]},
    )
    return changed


def demonstration_accounts(conn: Connection) -> list[Account]:
    """The usable demonstration accounts, in the order in which they were made."""
    wanted = user.c.demonstration.is_(True) & user.c.disabled_at.is_(None)
    return [
        _account(conn, row)
        for row in conn.execute(select(user).where(wanted).order_by(user.c.id)).mappings().all()
    ]


def has_demonstration(conn: Connection) -> bool:
    return bool(
        conn.scalar(
            select(exists().where(user.c.demonstration.is_(True), user.c.disabled_at.is_(None)))
        )
    )


def count(conn: Connection) -> int:
    return int(conn.scalar(select(func.count()).select_from(user)) or 0)


def _held(conn: Connection, username: str) -> Account:
    """The account, which nobody else changes until the transaction ends. Raises BadAccount."""
    hold(conn, user, user.c.username == normalised(username))
    return find(conn, username)


def _change(conn: Connection, account: Account, values: dict[str, object], *, reason: str) -> None:
    """Whatever opened a door for the account before opens none afterwards: its calendar's address,
    its sessions."""
    conn.execute(
        update(user).where(user.c.id == account.id).values(**values, version=user.c.version + 1)
    )
    feeds.revoke(conn, account.id)
    sessions.end_all(conn, account.id, reason=reason)


def _account(conn: Connection, row: RowMapping) -> Account:
    plain = {field: row[field] for field in Account.__slots__ if field != "posts"}
    return Account(**plain, posts=posts.of(conn, row["id"]))
