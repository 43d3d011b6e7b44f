"""One owner in one province: all its rights there, and what was written about them."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from data_access.accounts.names import name_of
from data_access.annotations.contacts import contact_of
from data_access.database.scope import Scope, visible, within
from data_access.deadlines.lists import rows_of
from data_access.records.loading import NotFound
from data_access.records.phones import ROLES
from data_access.rollups.freshness import as_of
from data_access.tables import asset, asset_note, asset_party, deadline, reminder
from read_models.deadlines import DeadlineRow
from read_models.owner import OwnerLetter, OwnerNote, OwnerPage, OwnerRight

LARGEST = 2**31
MOST = 500
"""Rights, letters and notes that are listed."""


def owner_page(conn: Connection, owner_id: int, *, scope: Scope, vn34: str) -> OwnerPage:
    """Raises NotFound for an owner without a right in the province, as for one that there is
    not."""
    ids = _assets_of(conn, owner_id, scope=scope, vn34=vn34) if owner_id < LARGEST else []
    if not ids:
        raise NotFound(owner_id)
    told = scope.sees_notes
    names, places = _named(conn, owner_id, ids, scope)
    return OwnerPage(
        id=owner_id,
        name=names[0] if names else "",
        addresses=tuple(dict.fromkeys(places)),
        as_of=as_of(conn, scope=scope, vn34=vn34),
        rights=_rights(conn, ids, scope),
        contact=_contact(conn, ids, owner_id, scope) if scope.sees_contacts else None,
        letters=_letters(conn, ids, scope) if told else (),
        notes=_notes(conn, ids, scope) if told else (),
        tells_notes=told,
    )


def _assets_of(conn: Connection, owner_id: int, *, scope: Scope, vn34: str) -> list[int]:
    """Where it is the owner, the applicant, the manager or the registrant; the last record
    first."""
    c = asset_party.c
    named = select(c.asset_id).where(c.organisation_id == owner_id, c.role.in_(ROLES))
    first = or_(asset.c.owner_id == owner_id, asset.c.id.in_(named))
    query = select(asset.c.id).where(first, asset.c.vn34 == vn34, visible(asset, scope))
    return [int(one) for one in conn.scalars(query.order_by(asset.c.id.desc()).limit(MOST))]


def _named(
    conn: Connection, owner_id: int, ids: Collection[int], scope: Scope
) -> tuple[list[str], list[str]]:
    """What it is called and where it is, as its records of the province say, the last one first."""
    c = asset_party.c
    query = (
        select(c.name, c.address)
        .join(asset, asset.c.id == c.asset_id)
        .where(
            _of(c.asset_id, ids),
            c.role.in_(ROLES),
            or_(c.organisation_id == owner_id, asset.c.owner_id == owner_id),
            visible(asset, scope),
        )
        .order_by(c.asset_id.desc(), c.position)
    )
    rows = conn.execute(query).all()
    return [row.name for row in rows], [row.address for row in rows if row.address]


def _rights(conn: Connection, ids: Collection[int], scope: Scope) -> tuple[OwnerRight, ...]:
    """What is to be done next first, then what has nothing to come."""
    a = asset.c
    coming = _coming(conn, ids, scope)
    shown = (a.id, a.title, a.kind, a.mark_category, a.application_no, a.registration_no, a.status)
    query = select(*shown).where(_of(a.id, ids), visible(asset, scope))
    found = [
        OwnerRight(
            asset_id=row.id,
            title=row.title,
            kind=row.kind,
            mark_category=row.mark_category,
            application_no=row.application_no,
            registration_no=row.registration_no,
            status=row.status,
            deadline=coming.get(row.id),
        )
        for row in conn.execute(query)
    ]
    return tuple(sorted(found, key=_urgency))


def _urgency(right: OwnerRight) -> tuple[bool, str, int]:
    day = right.deadline.deadline.day.isoformat() if right.deadline else ""
    return not right.deadline, day, right.asset_id


def _of(column: ColumnElement[int], ids: Collection[int]) -> ColumnElement[bool]:
    return column.in_(ids)


def _coming(conn: Connection, ids: Collection[int], scope: Scope) -> dict[int, DeadlineRow]:
    d = deadline.c
    query = select(d.asset_id, d.rule, d.ordinal).where(
        _of(d.asset_id, ids), visible(deadline, scope), ~d.past
    )
    keys = [(int(row.asset_id), row.rule, int(row.ordinal)) for row in conn.execute(query)]
    return {row.asset_id: row for row in rows_of(conn, keys, scope=scope)}


def _contact(conn: Connection, ids: Collection[int], owner_id: int, scope: Scope) -> Any:
    """Through a record on which the owner is who is reached."""
    found = (contact_of(conn, asset_id, scope=scope) for asset_id in ids)
    return next((one for one in found if one and one.organisation_id == owner_id), None)


def _letters(conn: Connection, ids: Collection[int], scope: Scope) -> tuple[OwnerLetter, ...]:
    r = reminder.c
    query = (
        select(r.sent_on, name_of(r.actor), asset.c.title, r.rule, r.ordinal, r.lot)
        .join(asset, asset.c.id == r.asset_id)
        .where(_of(r.asset_id, ids), visible(reminder, scope), visible(asset, scope))
        .order_by(r.sent_on.desc(), r.id.desc())
        .limit(MOST)
    )
    return tuple(OwnerLetter(*row) for row in conn.execute(query))


def _notes(conn: Connection, ids: Collection[int], scope: Scope) -> tuple[OwnerNote, ...]:
    n = asset_note.c
    query = (
        select(n.created_at, n.author, n.text, n.asset_id, asset.c.title)
        .join(asset, asset.c.id == n.asset_id)
        .where(_of(n.asset_id, ids), within(asset_note, scope), visible(asset, scope))
        .order_by(n.id.desc())
        .limit(MOST)
    )
    return tuple(OwnerNote(*row) for row in conn.execute(query))
