"""What is public of an application that the watch has found: copied into the hit, since the record
itself is another province's, and told again when it has changed."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, select, update

from data_access.database.bulk import chunks
from data_access.local_names.watch.terms import nice_classes
from data_access.records.owner_names import own_address, own_name
from data_access.tables import asset, asset_image, watch_hit

IN_LIST = 2_000
Told = dict[str, Any]
"""Columns of watch_hit."""
NAMES = (
    "application_no",
    "mark",
    "owner",
    "owner_address",
    "owner_place",
    "application_date",
    "publication_date",
    "classes",
    "goods",
    "status",
    "picture",
)


def public_of(connection: Connection, asset_ids: Sequence[int]) -> dict[int, Told]:
    """asset id → what its hits say of it."""
    found: dict[int, Told] = {}
    for part in chunks(asset_ids, IN_LIST):
        classes = nice_classes(connection, part)
        for row in connection.execute(_records(part)):
            found[row.id] = _told(row, classes[row.id])
    return found


def changed_hits(connection: Connection, *which: ColumnElement[bool]) -> list[int]:
    """The hits whose applications tell something else by now, of those that meet conditions on
    `asset`. It only reads, and may take its time."""
    known = select(watch_hit.c.id).order_by(watch_hit.c.id)
    if which:
        known = known.join(asset, asset.c.id == watch_hit.c.asset_id).where(*which)
    return [
        new["hit"]
        for part in chunks(connection.scalars(known).all(), IN_LIST)
        for new in _new(connection, part)
    ]


def tell_again(connection: Connection, hits: Sequence[int]) -> int:
    """Brings these hits up to date with their applications, as both are now; gives how many have
    changed. Call it under the register's lock. A record that has left the register leaves its hits
    as they are."""
    changed = 0
    sets: dict[str, Any] = {name: bindparam(f"new_{name}") for name in NAMES}
    again = update(watch_hit).where(watch_hit.c.id == bindparam("hit")).values(sets)
    for part in chunks(hits, IN_LIST):
        values = _new(connection, part)
        if values:
            connection.execute(again, values)
        changed += len(values)
    return changed


def _new(connection: Connection, hits: Sequence[int]) -> list[dict[str, Any]]:
    """What changes in some hits; those that stay as they are are left out."""
    c = watch_hit.c
    stored = select(c.id, c.asset_id, *(c[name] for name in NAMES)).where(c.id.in_(hits))
    rows = connection.execute(stored.order_by(c.id)).all()
    told = public_of(connection, sorted({row.asset_id for row in rows}))
    changes = [_changed(row, told[row.asset_id]) for row in rows if row.asset_id in told]
    return [change for change in changes if change]


def _changed(row: Any, told: Told) -> dict[str, Any] | None:
    """A filing day that the source does not tell any more stays as it was."""
    now = told | {"application_date": told["application_date"] or row.application_date}
    if all(getattr(row, name) == now[name] for name in NAMES):
        return None
    return {"hit": row.id} | {f"new_{name}": now[name] for name in NAMES}


def _records(ids: Sequence[int]) -> Any:
    c = asset.c
    picture = (
        select(func.min(asset_image.c.sha256))
        .where(asset_image.c.asset_id == c.id, asset_image.c.position == 0)
        .scalar_subquery()
    )
    numbers = (c.id, c.vn34, c.title, c.application_no, c.registration_no)
    days = (c.application_date, c.publication_date, c.status, c.product)
    own = (own_name().label("owner"), own_address().label("address"), picture.label("picture"))
    return select(*numbers, *days, *own).where(c.id.in_(ids))


def _told(row: Any, classes: Sequence[str]) -> Told:
    return {
        "application_no": row.application_no or row.registration_no or "",
        "mark": row.title,
        "owner": row.owner or "",
        "owner_address": row.address or "",
        "owner_place": row.vn34,
        "application_date": row.application_date,
        "publication_date": row.publication_date,
        "classes": ", ".join(classes),
        "goods": row.product or "",
        "status": row.status,
        "picture": row.picture or "",
    }
