"""Sessions as rows: a session that is ended here is ended everywhere at once. The token is only in
the cookie; here is its hash."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, exists, insert, or_, select, true, update

from data_access.accounts.posts import POST, post_of
from data_access.database.engine import now
from data_access.tables import post, user, user_session
from domain.posts import Post

TOKEN_BYTES = 32
SKEW = timedelta(minutes=5)
"""A session that was used later than now was used under another clock; it ends, or a clock put back
would lengthen it."""
TOUCH_AFTER = timedelta(minutes=1)
"""`seen_at` is written at most this often (or a tenth of the idle time, if less), so that reading
pages rarely writes."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who stands behind a session. `posts`: in the order in which they were given; `stale`:
    `seen_at` is due to be written."""

    id: int
    username: str
    name: str
    must_change: bool
    posts: tuple[Post, ...]
    stale: bool


def start(conn: Connection, user_id: int, *, at: datetime, life: timedelta) -> str:
    """Opens a session and returns its token, which is nowhere stored."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    conn.execute(
        insert(user_session).values(
            token_hash=_hash(token),
            user_id=user_id,
            created_at=at,
            seen_at=at,
            expires_at=at + life,
        )
    )
    return token


def find(
    conn: Connection, token: str, *, at: datetime, idle: timedelta, seen: datetime | None = None
) -> Visitor | None:
    """The person behind a token, or None when the session is unknown, ended, idle for too long, too
    old, or of a closed account. `seen`: a later request than the row's, which could not be
    written."""
    noted_elsewhere = seen is not None and at - idle < seen <= at + SKEW
    lively = true() if noted_elsewhere else user_session.c.seen_at > at - idle
    fields = (user.c.id, user.c.username, user.c.name, user.c.must_change)
    rows = (
        conn.execute(
            select(*fields, user_session.c.seen_at, *POST)
            .join(user_session, user_session.c.user_id == user.c.id)
            .outerjoin(post, post.c.user_id == user.c.id)
            .where(
                user_session.c.token_hash == _hash(token),
                user_session.c.ended_at.is_(None),
                user_session.c.expires_at > at,
                lively,
                user_session.c.seen_at <= at + SKEW,
                user.c.disabled_at.is_(None),
            )
            .order_by(post.c.id)
        )
        .mappings()
        .all()
    )
    if not rows:
        return None
    person = {f.name: rows[0][f.name] for f in fields}
    held = tuple(post_of(row) for row in rows if row["role"] is not None)
    stale = at - rows[0]["seen_at"] > min(TOUCH_AFTER, idle / 10)
    return Visitor(**person, posts=held, stale=stale)


def touch(conn: Connection, token: str, *, at: datetime) -> None:
    """Notes that a person (not a poll) made a request; never moves back."""
    conn.execute(
        update(user_session)
        .where(user_session.c.token_hash == _hash(token), user_session.c.seen_at < at)
        .values(seen_at=at)
    )


def began_since(conn: Connection, user_id: int, moment: datetime) -> bool:
    """Whether the user has begun a session since, ended or not."""
    return bool(
        conn.scalar(
            select(
                exists().where(
                    user_session.c.user_id == user_id, user_session.c.created_at >= moment
                )
            )
        )
    )


def end(conn: Connection, token: str, *, at: datetime, reason: str) -> None:
    running = (user_session.c.token_hash == _hash(token)) & user_session.c.ended_at.is_(None)
    conn.execute(update(user_session).where(running).values(ended_at=at, end_reason=reason))


def end_all(conn: Connection, user_id: int, *, reason: str, at: datetime | None = None) -> None:
    """Ends every running session of a user."""
    running = (user_session.c.user_id == user_id) & user_session.c.ended_at.is_(None)
    conn.execute(
        update(user_session).where(running).values(ended_at=at or now(), end_reason=reason)
    )


def forget(conn: Connection, *, before: datetime) -> int:
    """Removes sessions that were over before the moment; gives how many."""
    over = or_(user_session.c.expires_at < before, user_session.c.ended_at < before)
    return conn.execute(delete(user_session).where(over)).rowcount


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
