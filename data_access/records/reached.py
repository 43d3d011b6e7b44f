"""How the owners of many records are reached, for lists that go out."""

from collections.abc import Collection

from sqlalchemy import Connection, Select, case, select

from data_access.database.scope import Scope, visible, within
from data_access.records.phones import ROLES
from data_access.tables import asset, asset_party, owner_contact
from domain.records.contact import FIELDS, OwnerContact


def contacts_of(
    connection: Connection, asset_ids: Collection[int], *, scope: Scope
) -> dict[int, OwnerContact]:
    """asset id → the contact that the province keeps of whom the record names first, as a file that
    comes back names it; records without one are left out. For the province's own people alone, those
    to whom contacts are granted."""
    if scope.kind != "province" or not scope.sees_contacts:
        return {}
    reached = _first_named(connection, asset_ids, scope)
    c = owner_contact.c
    kept = select(c.organisation_id, *(c[name] for name in FIELDS)).where(
        within(owner_contact, scope), c.organisation_id.in_(set(reached.values()))
    )
    found = {row[0]: OwnerContact("", *row[1:]) for row in connection.execute(kept)}
    return {number: found[whose] for number, whose in reached.items() if found.get(whose)}


def _first_named(
    connection: Connection, asset_ids: Collection[int], scope: Scope
) -> dict[int, int]:
    """asset id → organisation."""
    query = named(scope).where(asset_party.c.asset_id.in_(asset_ids))
    found: dict[int, int] = {}
    for row in connection.execute(query):
        found.setdefault(row.asset_id, row.organisation_id)
    return found


def named(scope: Scope) -> Select[int, int | None, str]:
    """Whom records name that can be reached, the one to be asked first before the others:
    asset_id, organisation_id, name."""
    party = asset_party.c
    rank = case({role: place for place, role in enumerate(ROLES)}, value=party.role)
    return (
        select(party.asset_id, party.organisation_id, party.name)
        .select_from(asset_party.join(asset, asset.c.id == party.asset_id))
        .where(party.organisation_id.is_not(None), party.role.in_(ROLES), visible(asset, scope))
        .order_by(rank, party.position)
    )
