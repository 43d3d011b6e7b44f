"""Calendar addresses and weekly letters of people. An address is a secret: only its hash is kept,
and it ends with the account, its password, its role and its province, as sessions do
(data_access.accounts.users)."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, delete, insert, select, update

from data_access.accounts import audit, posts
from data_access.database.engine import now
from data_access.database.locks import hold, put
from data_access.tables import calendar_feed, digest, post, user
from domain.posts import Post
from domain.text.mail import is_mail_address
from language import _
from read_models.deadlines import FeedView


class BadAddress(ValueError):
    """The e-mail address cannot be one; the message says so, in the reader's language."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose letter it is; `vn34`: the province that the person belongs to now; `sent_on`: the day of
    the last letter."""

    user_id: int
    username: str
    name: str
    vn34: str
    email: str = ""
    language: str = "vi"
    sent_on: date | None = None


@dataclass(frozen=True, slots=True)
class CalendarReader:
    """Whose calendar it is; `posts`: those that the person holds now."""

    user_id: int
    username: str
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class StationReader:
    """Who is reminded of a station's reports, and where."""

    user_id: int
    username: str
    name: str
    station_id: int
    email: str
    language: str


def new_feed(conn: Connection, user_id: int, *, actor: str, vn34: str) -> str:
    """Ends the person's earlier address and gives the token of a new one, told this once."""
    hold(conn, user, user.c.id == user_id)
    revoke(conn, user_id)
    token = secrets.token_urlsafe(32)
    conn.execute(
        insert(calendar_feed).values(token_hash=_hash(token), user_id=user_id, created_at=now())
    )
    audit.append(conn, actor=actor, action="feed_created", vn34=vn34)
    return token


def end_feed(conn: Connection, user_id: int, *, actor: str, vn34: str) -> None:
    revoke(conn, user_id)
    audit.append(conn, actor=actor, action="feed_revoked", vn34=vn34)


def revoke(conn: Connection, user_id: int) -> None:
    c = calendar_feed.c
    conn.execute(
        update(calendar_feed)
        .where(c.user_id == user_id, c.revoked_at.is_(None))
        .values(revoked_at=now())
    )


def forget(conn: Connection, *, before: datetime) -> int:
    """Removes addresses that were revoked before the moment; gives how many."""
    return conn.execute(delete(calendar_feed).where(calendar_feed.c.revoked_at < before)).rowcount


def reader_of(conn: Connection, token: str) -> CalendarReader | None:
    """Whose address it is; None for an unknown or revoked one, and for a person who is disabled or
    of no province."""
    c = calendar_feed.c
    where = (c.token_hash == _hash(token), c.revoked_at.is_(None), user.c.disabled_at.is_(None))
    people = select(user.c.id, user.c.username).join(calendar_feed, user.c.id == c.user_id)
    row = conn.execute(people.where(*where)).one_or_none()
    held = posts.of(conn, row.id) if row else ()
    if row is None or not any(own.vn34 for own in held):
        return None
    return CalendarReader(row.id, row.username, held)


def settings_of(conn: Connection, user_id: int, *, mail_works: bool) -> FeedView:
    """What the person has set."""
    c = calendar_feed.c
    created = conn.scalar(select(c.created_at).where(c.user_id == user_id, c.revoked_at.is_(None)))
    row = conn.execute(select(digest).where(digest.c.user_id == user_id)).one_or_none()
    if row is None:
        return FeedView(created, mail_works=mail_works)
    return FeedView(created, row.email, row.language, row.active, mail_works)


def set_digest(
    conn: Connection,
    user_id: int,
    *,
    email: str,
    language: str,
    active: bool,
    actor: str,
    vn34: str,
) -> None:
    """Raises BadAddress."""
    if (email or active) and not is_mail_address(email):
        raise BadAddress(_("Địa chỉ thư điện tử không đúng."))
    values = {
        "user_id": user_id,
        "email": email,
        "language": language,
        "active": active,
        "updated_at": now(),
    }
    put(conn, digest, values, key=("user_id",))  # the day of the last letter stays
    audit.append(
        conn,
        actor=actor,
        action="digest_set",
        vn34=vn34,
        detail={"active": active, "language": language},
    )


def digest_readers(conn: Connection, *, since: date) -> list[Reader]:
    """Whoever wants the weekly letter and has had none since that day."""
    c = digest.c
    due = c.sent_on.is_(None) | (c.sent_on < since)
    columns = (user.c.id, user.c.username, user.c.name, post.c.vn34, c.email, c.language, c.sent_on)
    where = (c.active.is_(True), due, user.c.disabled_at.is_(None), post.c.vn34.is_not(None))
    people = (
        select(*columns).join(user, user.c.id == c.user_id).join(post, post.c.user_id == user.c.id)
    )
    return [
        Reader(*row)
        for row in conn.execute(people.where(*where).distinct().order_by(user.c.id, post.c.vn34))
    ]


def station_readers(conn: Connection) -> list[StationReader]:
    """People of stations who want letters, one for each station."""
    c = digest.c
    columns = (user.c.id, user.c.username, user.c.name, post.c.station_id, c.email, c.language)
    where = (c.active.is_(True), user.c.disabled_at.is_(None), post.c.station_id.is_not(None))
    people = (
        select(*columns).join(user, user.c.id == c.user_id).join(post, post.c.user_id == user.c.id)
    )
    rows = conn.execute(people.where(*where).distinct().order_by(user.c.id, post.c.station_id))
    return [StationReader(*row) for row in rows]


def note_sent(conn: Connection, user_id: int, on: date) -> None:
    conn.execute(update(digest).where(digest.c.user_id == user_id).values(sent_on=on))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
