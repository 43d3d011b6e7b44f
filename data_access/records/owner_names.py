"""What an owner is called: a record says it as its own file does; where an owner of several records
is named once, as the newest of those that are counted there does. How other provinces spell an
owner is shown to none."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from data_access.tables import asset, asset_party

_ROLES = ("owner", "applicant")
"""Who counts as owner, best first: data_access.writing.organisations.owner_of."""


def own_name() -> ColumnElement[str | None]:
    """Of the record in whose row of `asset` it stands."""
    return _own(asset_party.c.name)


def own_address() -> ColumnElement[str | None]:
    """The same of the address."""
    return _own(asset_party.c.address)


def _own(column: ColumnElement[Any]) -> ColumnElement[Any]:
    rank = case({role: place for place, role in enumerate(_ROLES)}, value=asset_party.c.role)
    named = select(column).where(
        asset_party.c.asset_id == asset.c.id, asset_party.c.role.in_(_ROLES)
    )
    return (
        named.where(asset.c.owner_id.is_not(None))
        .order_by(rank, asset_party.c.position)
        .limit(1)
        .scalar_subquery()
    )


def names_of(
    conn: Connection, owners: Collection[int], records: Sequence[ColumnElement[bool]]
) -> dict[int, str]:
    """organisation id → its name among the records that meet conditions on `asset`; those that have
    none of them are left out."""
    rows = conn.execute(names_asked(owners, records))
    return {int(owner): name or "" for owner, name in rows}


def names_asked(
    owners: Collection[int], records: Sequence[ColumnElement[bool]]
) -> Select[int, str | None]:
    """(organisation id, its name among the records), as `names_of`."""
    newest = (
        select(func.max(asset.c.id))
        .where(asset.c.owner_id.in_(owners), *records)
        .group_by(asset.c.owner_id)
    )
    return select(asset.c.owner_id, own_name().label("name")).where(
        asset.c.id.in_(newest), *records
    )
