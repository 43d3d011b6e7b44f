"""How owners of some provinces are reached: invented people under numbers and addresses that nobody
has. Among the area codes in use since 2017 there is no 0200, and no domain ends in .example (RFC 2606)."""

from random import Random

from sqlalchemy import Connection, insert, select

from commands.illustrative.desk import NAME, PROVINCES
from commands.illustrative.names.people import person
from data_access.database.engine import now
from data_access.records.phones import ROLES
from data_access.tables import asset, asset_party, owner_contact
from domain.places.provinces import PROVINCES_34_BY_SLUG

WITHOUT = 5
"""One of so many owners has no contact yet: a desk is never complete."""


def add(connection: Connection) -> int:
    """Writes a contact for most owners of the provinces whose desk is shown; gives their number."""
    random = Random(0)  # noqa: S311 - not for secrets
    values = [
        _contact(random, vn34, owner)
        for place, (vn34, owner) in enumerate(_owners(connection))
        if place % WITHOUT
    ]
    if values:
        connection.execute(insert(owner_contact), values)
    return len(values)


def _owners(connection: Connection) -> list[tuple[str, int]]:
    """(province, organisation) of invented owners, always in one order."""
    codes = [PROVINCES_34_BY_SLUG[slug].code for slug in PROVINCES]
    named = (
        asset.c.vn34.in_(codes),
        asset.c.illustrative.is_(True),
        asset_party.c.role.in_(ROLES),
        asset_party.c.organisation_id.is_not(None),
    )
    query = (
        select(asset.c.vn34, asset_party.c.organisation_id)
        .select_from(asset_party.join(asset, asset.c.id == asset_party.c.asset_id))
        .where(*named)
        .distinct()
        .order_by(asset.c.vn34, asset_party.c.organisation_id)
    )
    return [(row.vn34, row.organisation_id) for row in connection.execute(query)]


def _contact(random: Random, vn34: str, owner: int) -> dict[str, object]:
    number = random.randint(0, 9_999)
    return {
        "vn34": vn34,
        "organisation_id": owner,
        "person": person(random),
        "phone": f"0200 000 {number:04}",
        "email": f"lienhe{number:04}@minhhoa.example",
        "version": 1,
        "updated_at": now(),
        "updated_by": NAME,
    }
