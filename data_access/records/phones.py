"""How owners are reached by phone."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, Text, case, literal, select

from data_access.database.scope import Scope, visible, within
from data_access.tables import asset, asset_party, owner_contact

ROLES = ("owner", "applicant", "manager", "registrant")
"""Who is reached: the first of these that a record names; of phones the first whose phone is kept.
The State owns a geographical indication: its managing body is reached."""


def phone_of(scope: Scope) -> ColumnElement[str | None]:
    """The phone that the province keeps, of the record in whose row of `asset` it stands, for whom
    contacts are granted."""
    if not scope.sees_contacts:
        return literal(None, Text)
    party, contact = asset_party.c, owner_contact.c
    source = asset_party.join(owner_contact, contact.organisation_id == party.organisation_id)
    where = (
        party.asset_id == asset.c.id,
        party.role.in_(ROLES),
        contact.phone != "",
        within(owner_contact, scope),
        contact.vn34 == asset.c.vn34,
    )
    rank = case({role: place for place, role in enumerate(ROLES)}, value=party.role)
    best = select(contact.phone).select_from(source).where(*where).order_by(rank, party.position)
    return best.limit(1).correlate(asset).scalar_subquery()


def phones_of(
    connection: Connection, asset_ids: Collection[int], *, scope: Scope
) -> dict[int, str]:
    """asset id → its phone, of many records at once; records without one are left out."""
    query = select(asset.c.id, phone_of(scope).label("phone"))
    rows = connection.execute(query.where(asset.c.id.in_(asset_ids), visible(asset, scope)))
    return {int(row.id): row.phone for row in rows if row.phone}
