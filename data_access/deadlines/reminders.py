"""Reminders: which letters were booked about which deadline, what is taken back of it, and the
province's own template."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select

from data_access.accounts import audit
from data_access.database.engine import now
from data_access.database.locks import put
from data_access.database.scope import Scope, visible
from data_access.deadlines.lists import rows_of
from data_access.records.loading import NotFound
from data_access.tables import letter_template, reminder, user
from data_access.writing.find import lock
from language import _
from read_models.deadlines import DeadlineKey, DeadlineRow
from read_models.letters import RECENT, Booking, is_open, is_recent, written_key

SHOWN = 5
"""Names in a sentence."""


class Changed(ValueError):
    """What was chosen is not any more as the person saw it; nothing was booked. The message says
    why, in the reader's language."""


def book(
    conn: Connection,
    keys: Sequence[DeadlineKey],
    again: Collection[DeadlineKey],
    *,
    scope: Scope,
    vn34: str,
    actor: str,
    today: date,
) -> int:
    """Books a letter about each of the deadlines, in one transaction with its audit row; gives the
    number of the lot.

    `again`: those of them that the person chose though they were reminded of lately. Raises
    NotFound for a deadline that the scope does not see, Changed where one is open no longer or was
    reminded of since the person looked."""
    lock(conn)
    rows = rows_of(conn, keys, scope=scope)
    if not keys or len(rows) < len(keys):
        raise NotFound(keys)
    _require_as_seen(rows, frozenset(again), today)
    c = reminder.c
    lot = (
        int(
            conn.scalar(select(func.max(c.lot)).where(c.vn34 == vn34, visible(reminder, scope)))
            or 0
        )
        + 1
    )
    conn.execute(
        insert(reminder), [_values(row, lot, vn34=vn34, actor=actor, on=today) for row in rows]
    )
    detail = {"letters": len(rows), "lot": lot, "deadlines": [written_key(key) for key in keys]}
    audit.append(conn, actor=actor, action="letters_written", vn34=vn34, detail=detail)
    return lot


def _require_as_seen(
    rows: Sequence[DeadlineRow], again: frozenset[DeadlineKey], today: date
) -> None:
    settled = [row.title for row in rows if not is_open(row)]
    if settled:
        raise Changed(
            _(
                "Chưa tạo thư nào: không còn mở để nhắc: {names}. Xin tải lại trang.",
                names=_named(settled),
            )
        )
    lately = [row.title for row in rows if is_recent(row, today) and row.key not in again]
    if lately:
        raise Changed(
            _(
                "Chưa tạo thư nào: vừa được nhắc trong {n} ngày qua: {names}. Xin tải lại trang.",
                n=RECENT,
                names=_named(lately),
            )
        )


def _named(titles: list[str]) -> str:
    """The first few, and how many more."""
    shown = ", ".join(titles[:SHOWN])
    return shown if len(titles) <= SHOWN else f"{shown} (+{len(titles) - SHOWN})"


def _values(row: DeadlineRow, lot: int, *, vn34: str, actor: str, on: date) -> dict[str, Any]:
    return {
        "asset_id": row.asset_id,
        "rule": row.deadline.rule,
        "ordinal": row.deadline.ordinal,
        "vn34": vn34,
        "illustrative": row.illustrative,
        "due": row.deadline.due,
        "sent_on": on,
        "channel": "letter",
        "actor": actor,
        "lot": lot,
    }


def booking(conn: Connection, lot: int, *, scope: Scope, vn34: str) -> Booking:
    """The letters that were booked at once, in the order of their booking. Raises NotFound where
    none stands booked."""
    c = reminder.c
    who = func.coalesce(user.c.name, c.actor).label("by")
    columns = (c.asset_id, c.rule, c.ordinal, c.sent_on, who)
    source = reminder.outerjoin(user, user.c.username == c.actor)
    query = select(*columns).select_from(source).where(*_of_lot(lot, scope, vn34)).order_by(c.id)
    found = conn.execute(query).all()
    rows = rows_of(
        conn, [(int(row.asset_id), row.rule, int(row.ordinal)) for row in found], scope=scope
    )
    if not rows:
        raise NotFound(lot)
    return Booking(lot, found[0].sent_on, found[0].by, tuple(rows))


def take_back(
    conn: Connection, lot: int, key: DeadlineKey | None, *, scope: Scope, vn34: str, actor: str
) -> int:
    """Takes back what was booked, the whole lot or one deadline of it, with its audit row; gives
    how many. Raises NotFound."""
    lock(conn)
    c = reminder.c
    where = _of_lot(lot, scope, vn34)
    if key:
        where += (c.asset_id == key[0], c.rule == key[1], c.ordinal == key[2])
    rows = conn.execute(
        select(c.id, c.asset_id, c.rule, c.ordinal, c.sent_on).where(*where).order_by(c.id)
    ).all()
    if not rows:
        raise NotFound(lot)
    conn.execute(delete(reminder).where(*where))
    keys = [written_key((int(row.asset_id), row.rule, int(row.ordinal))) for row in rows]
    detail = {
        "letters": len(rows),
        "lot": lot,
        "sent_on": rows[0].sent_on.isoformat(),
        "deadlines": keys,
    }
    audit.append(conn, actor=actor, action="letters_taken_back", vn34=vn34, detail=detail)
    return len(rows)


def left(conn: Connection, lot: int, *, scope: Scope, vn34: str) -> int:
    """How much of a lot still stands booked."""
    return int(
        conn.scalar(select(func.count()).select_from(reminder).where(*_of_lot(lot, scope, vn34)))
        or 0
    )


def _of_lot(lot: int, scope: Scope, vn34: str) -> tuple[ColumnElement[bool], ...]:
    return reminder.c.lot == lot, reminder.c.vn34 == vn34, visible(reminder, scope)


def template(conn: Connection, *, scope: Scope, vn34: str) -> Row[*tuple[Any, ...]] | None:
    """Name, SHA-256, actor, moment of the province's template; None where it uses the standard
    one."""
    t = letter_template.c
    query = select(t.name, t.sha256, t.actor, t.at).where(
        t.vn34 == vn34, visible(letter_template, scope)
    )
    return conn.execute(query).one_or_none()


def set_template(
    conn: Connection, *, scope: Scope, vn34: str, name: str, sha256: str | None, actor: str
) -> None:
    """Puts a template in place of the former one; with None the standard one is used again.

    The log comes first: its lock makes a taking away wait for a template that is not stored yet,
    which it would not see.
    """
    audit.append(
        conn,
        actor=actor,
        action="letter_template_set",
        vn34=vn34,
        detail={"sha256": sha256, "name": name},
    )
    if not sha256:
        conn.execute(
            delete(letter_template).where(
                letter_template.c.vn34 == vn34, visible(letter_template, scope)
            )
        )
        return
    values = {
        "vn34": vn34,
        "illustrative": False,
        "name": name,
        "sha256": sha256,
        "actor": actor,
        "at": now(),
        "version": 1,
    }
    put(conn, letter_template, values, key=("vn34",))
