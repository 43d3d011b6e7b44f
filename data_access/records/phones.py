"""How owners are reached by phone, of many records at once."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from data_access.database.scope import Scope, visible, within
from data_access.tables import asset, asset_party, owner_contact

ROLES = ("owner", "applicant", "manager", "registrant")
"""Who is reached: the first of these that a record names and whose phone is kept."""


def phones_of(
    connection: Connection, asset_ids: Collection[int], *, scope: Scope
) -> dict[int, str]:
    """asset id → the phone that the province keeps; records without one are left out. Nobody but the
    province's own people is told any."""
    if scope.kind not in ("province", "system"):
        return {}
    party, contact = asset_party.c, owner_contact.c
    source = asset_party.join(asset, asset.c.id == party.asset_id).join(
        owner_contact, contact.organisation_id == party.organisation_id
    )
    where = (
        party.asset_id.in_(asset_ids),
        party.role.in_(ROLES),
        contact.phone != "",
        visible(asset, scope),
        within(owner_contact, scope),
        contact.vn34 == asset.c.vn34,
    )
    query = select(party.asset_id, party.role, party.position, contact.phone)
    rows = connection.execute(query.select_from(source).where(*where)).all()
    ranked = sorted(rows, key=lambda row: (ROLES.index(row.role), row.position), reverse=True)
    return {int(row.asset_id): row.phone for row in ranked}
