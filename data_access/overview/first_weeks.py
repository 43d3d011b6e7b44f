"""What a province has done of its first weeks: read from what stands in its tables, so that nobody
ticks anything."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select

from data_access.database.area import counted
from data_access.database.scope import Scope, visible, within
from data_access.tables import (
    import_batch,
    plan_target,
    plan_task,
    post,
    reminder,
    status_cube,
    watch_hit,
    watch_term,
)
from domain.calendar.dates import in_vietnam
from domain.roles import OFFICER
from read_models.first_weeks import (
    ACCOUNT,
    IMPORT,
    LETTER,
    NAMES,
    PLACES,
    PLAN,
    FirstWeeks,
    Step,
)
from read_models.local_names import UNDECIDED


def first_weeks(connection: Connection, *, scope: Scope, vn34: str) -> FirstWeeks:
    """The steps of one province. An import that was taken back is none."""
    imported = _import(connection, vn34)
    return (
        _account(connection, vn34),
        imported,
        _places(connection, scope, vn34, imported.on),
        _names(connection, scope, vn34),
        _plan(connection, scope, vn34),
        _letter(connection, scope, vn34),
    )


def _account(connection: Connection, vn34: str) -> Step:
    c = post.c
    query = select(func.min(c.since), func.count()).where(c.vn34 == vn34, c.role == OFFICER)
    first, n = connection.execute(query).one()
    return Step(ACCOUNT, n > 0, _day(first), n)


def _import(connection: Connection, vn34: str) -> Step:
    c = import_batch.c
    own = (c.vn34 == vn34, c.kind == "assets", c.undone_at.is_(None), c.accepted > 0)
    first, n = connection.execute(select(func.min(c.at), func.count()).where(*own)).one()
    return Step(IMPORT, n > 0, _day(first), n)


def _places(connection: Connection, scope: Scope, vn34: str, on: date | None) -> Step:
    """An address is placed when it tells the province before 01/07/2025, too."""
    c = status_cube.c
    known = counted(status_cube, scope=scope, vn34=vn34)
    total = int(connection.scalar(select(func.coalesce(func.sum(c.n), 0)).where(*known)) or 0)
    unknown = select(func.coalesce(func.sum(c.n), 0)).where(*known, c.vn63 == "unknown")
    left = int(connection.scalar(unknown) or 0)
    return Step(PLACES, total > 0 and not left, on if total else None, total, left)


def _names(connection: Connection, scope: Scope, vn34: str) -> Step:
    """Names are watched, and what the watch has found has been looked at."""
    c = watch_term.c
    own = (within(watch_term, scope), c.vn34 == vn34, c.removed == 0)
    newest, n = _newest(connection, watch_term, own)
    h = watch_hit.c
    open_ = (within(watch_hit, scope), h.vn34 == vn34, h.state == UNDECIDED)
    left = int(connection.scalar(select(func.count()).select_from(watch_hit).where(*open_)) or 0)
    return Step(NAMES, n > 0 and not left, newest, n, left)


def _plan(connection: Connection, scope: Scope, vn34: str) -> Step:
    """A target and a task at least."""
    found = []
    for table in (plan_target, plan_task):
        own = (within(table, scope), table.c.vn34 == vn34, table.c.removed == 0)
        found.append(_newest(connection, table, own))
    days = [day for day, _n in found if day]
    return Step(
        PLAN, all(n for _day, n in found), max(days, default=None), sum(n for _d, n in found)
    )


def _letter(connection: Connection, scope: Scope, vn34: str) -> Step:
    c = reminder.c
    own = (visible(reminder, scope), c.vn34 == vn34)
    first, n = connection.execute(select(func.min(c.sent_on), func.count()).where(*own)).one()
    return Step(LETTER, n > 0, first, n)


def _newest(
    connection: Connection, table: Table, own: tuple[ColumnElement[Any], ...]
) -> tuple[date | None, int]:
    """The day of the last change, and how many rows there are."""
    last, n = connection.execute(
        select(func.max(table.c.updated_at), func.count()).where(*own)
    ).one()
    return _day(last), int(n)


def _day(moment: datetime | None) -> date | None:
    return in_vietnam(moment) if moment else None
