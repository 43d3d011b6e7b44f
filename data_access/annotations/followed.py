"""What a person follows, and what has changed of it: the history of each record (imports and
corrections), and its status, which time alone changes as well."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select

from data_access.accounts.names import name_of
from data_access.database.bulk import chunks
from data_access.database.prepared_statements import prepared
from data_access.database.scope import Scope, visible, within
from data_access.rollups.status_changes import JUST_FILED
from data_access.tables import asset, asset_follow, asset_revision, asset_status_period
from domain.calendar.dates import in_vietnam
from read_models.followed import FieldChange, Followed, FollowedList

IN_LIST = 5_000


def followed_list(
    conn: Connection, *, scope: Scope, user_id: int, today: date, shown: int
) -> FollowedList:
    """The last changed first, those without a change after them, the last followed first."""
    rows = _rows(conn, scope, user_id)
    told = sorted(_told(conn, rows, scope, today), key=_order, reverse=True)
    national = sum(bool(row.national) for row in rows)
    return FollowedList(tuple(told[:shown]), national, len(rows) - national)


def changed_since(
    conn: Connection, *, scope: Scope, user_id: int, since: date, today: date
) -> tuple[Followed, ...]:
    """Those that have changed on that day or later, the last changed first."""
    told = _told(conn, _rows(conn, scope, user_id), scope, today)
    found = [one for one in told if one.changed_on and one.changed_on >= since]
    return tuple(sorted(found, key=_order, reverse=True))


def _order(one: Followed) -> tuple[date, date, int]:
    return one.changed_on or date.min, one.since, one.asset_id


class _Record(NamedTuple):
    id: int
    title: str
    kind: str
    national: bool
    since: datetime


def _rows(conn: Connection, scope: Scope, user_id: int) -> list[_Record]:
    """Of a province's own people alone, who keep notes: nobody else follows anything."""
    if scope.kind != "province" or not scope.sees_notes:
        return []
    return [_Record(*row) for row in _records(conn, scope, user_id)]


@prepared
def _records(scope: Scope, user_id: int) -> Select[*tuple[Any, ...]]:
    """In the order of a _Record."""
    c = asset.c
    columns = (c.id, c.title, c.kind, c.national, asset_follow.c.since)
    return (
        select(*columns)
        .select_from(asset_follow.join(asset, c.id == asset_follow.c.asset_id))
        .where(
            within(asset_follow, scope), asset_follow.c.user_id == user_id, visible(asset, scope)
        )
    )


def _told(
    conn: Connection, rows: Collection[_Record], scope: Scope, today: date
) -> Iterator[Followed]:
    ids = [int(row.id) for row in rows]
    written = _written(conn, ids, scope)
    turned = _turned(conn, ids, scope, today)
    for row in rows:
        plain = Followed(row.id, row.title, row.kind, in_vietnam(row.since))
        yield _with_last(plain, written.get(row.id), turned.get(row.id))


def _with_last(plain: Followed, written: Any, turned: Any) -> Followed:
    """What happened last; both where both happened on that day."""
    wrote_on = in_vietnam(written.at) if written else None
    turned_on = turned[0] if turned else None
    last = max((day for day in (wrote_on, turned_on) if day), default=None)
    if last is None:
        return plain
    told = replace(plain, changed_on=last)
    if written and wrote_on == last:
        fields = (FieldChange(c["field"], c["old"], c["new"]) for c in written.changed)
        told = replace(told, fields=tuple(fields), actor=written.actor)
    if turned and turned_on == last:
        told = replace(told, was=turned[1], now=turned[2])
    return told


def _written(conn: Connection, ids: Collection[int], scope: Scope) -> dict[int, Any]:
    """asset id → the newest change of its history; the first entry is no change."""
    c = asset_revision.c
    found = dict[int, Any]()
    joined = asset_revision.join(asset, asset.c.id == c.asset_id)
    for part in chunks(sorted(ids), IN_LIST):
        last = (
            select(c.asset_id, func.max(c.version).label("version"))
            .select_from(joined)
            .where(c.asset_id.in_(part), c.version > 1, visible(asset, scope))
            .group_by(c.asset_id)
            .subquery()
        )
        same = (c.asset_id == last.c.asset_id) & (c.version == last.c.version)
        query = (
            select(c.asset_id, c.at, name_of(c.actor).label("actor"), c.changed)
            .select_from(joined.join(last, same))
            .where(visible(asset, scope))
        )
        found |= {int(row.asset_id): row for row in conn.execute(query) if row.changed}
    return found


def _turned(
    conn: Connection, ids: Collection[int], scope: Scope, today: date
) -> dict[int, tuple[date, str, str]]:
    """asset id → (day, former status, status) of its last turn; a record that begins as filed has
    not turned."""
    c = asset_status_period.c
    found = dict[int, tuple[date, str, str]]()
    was: dict[int, str] = {}
    for part in chunks(sorted(ids), IN_LIST):
        query = (
            select(c.asset_id, c.status, c.since)
            .select_from(asset_status_period.join(asset, asset.c.id == c.asset_id))
            .where(c.asset_id.in_(part), visible(asset, scope))
            .order_by(c.asset_id, c.position)
        )
        for row in conn.execute(query):
            before = was.get(row.asset_id, "")
            begins = not before and row.status in JUST_FILED
            if row.since and row.since <= today and not begins:
                found[row.asset_id] = (row.since, before, row.status)
            was[row.asset_id] = row.status
    return found
