"""Brings stored owners under the keys of now, after the rules of their names have changed
(domain.records.owners).

First every organisation gets its new key where this is free, and loses spellings that are another
owner's, a portion after the other. Then, a portion of records after the other, each party is given
the organisation that its name means now: what was one and is two is parted, what was two and is one
is joined. At the end contacts follow to where the rights have gone. Running it again changes
nothing.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, select, update

from data_access import rollups
from data_access.database.bulk import chunks
from data_access.tables import (
    asset,
    asset_party,
    organisation,
    organisation_name,
    owner_contact,
    remembered_place,
)
from data_access.writing.organisations import ensure_names
from data_access.writing.owner_keys import IN_LIST, LONGEST
from domain.records.owners import bare_name, fold_name, same_owner

OWNERS = 1_000
"""Organisations of one transaction: a fraction of a second."""


def rekey(connection: Connection, after: int) -> int | None:
    """The keys of the next organisations by their ids, and their spellings; gives the last id, None
    where there are none left."""
    o = organisation.c
    query = select(o.id, o.folded, o.bare, o.name).where(o.id > after).order_by(o.id).limit(OWNERS)
    rows = connection.execute(query).all()
    wanted = {
        row.id: (fold_name(row.name)[:LONGEST], bare_name(row.name)[:LONGEST]) for row in rows
    }
    taken = set(
        connection.scalars(
            select(o.folded).where(o.folded.in_({key for key, _bare in wanted.values()}))
        )
    )
    changed = []
    for row in rows:
        key, bare = wanted[row.id]
        key = row.folded if key in taken else key
        taken.add(key)
        if (key, bare) != (row.folded, row.bare):
            changed.append({"number": row.id, "key": key, "without_marks": bare})
    if changed:
        one = update(organisation).where(o.id == bindparam("number"))
        connection.execute(
            one.values(folded=bindparam("key"), bare=bindparam("without_marks")), changed
        )
    _part_spellings(connection, [row.id for row in rows])
    return int(rows[-1].id) if rows else None


def _part_spellings(connection: Connection, organisations: list[int]) -> None:
    """Takes away what is another owner's spelling by now."""
    o, n = organisation.c, organisation_name.c
    query = select(n.organisation_id, n.name, o.name.label("own")).join(
        organisation, o.id == n.organisation_id
    )
    rows = connection.execute(query.where(n.organisation_id.in_(organisations))).all()
    strange = [
        {"number": row.organisation_id, "spelt": row.name}
        for row in rows
        if not same_owner(row.name, row.own)
    ]
    if strange:
        one = delete(organisation_name).where(
            n.organisation_id == bindparam("number"), n.name == bindparam("spelt")
        )
        connection.execute(one, strange)


def rekey_places(connection: Connection) -> None:
    """The keys of places that were assigned by hand."""
    c = remembered_place.c
    rows = connection.execute(
        select(c.owner_key, c.address_key, c.owner).order_by(c.at.desc())
    ).all()
    taken = {(row.owner_key, row.address_key) for row in rows}
    for row in rows:
        key = fold_name(row.owner)[:LONGEST]
        if (key, row.address_key) not in taken:
            taken.add((key, row.address_key))
            here = (c.owner_key == row.owner_key, c.address_key == row.address_key)
            connection.execute(update(remembered_place).where(*here).values(owner_key=key))


def reattach(connection: Connection, asset_ids: Collection[int]) -> None:
    """Gives the parties of these records the organisations that their names mean."""
    c = asset_party.c
    query = select(c.asset_id, c.position, c.name, c.organisation_id).where(
        c.asset_id.in_(asset_ids), c.organisation_id.is_not(None)
    )
    rows = connection.execute(query).all()
    meant = ensure_names(connection, {row.name for row in rows})
    wrong = [row for row in rows if meant.get(row.name, row.organisation_id) != row.organisation_id]
    if not wrong:
        return
    moved = sorted({row.asset_id for row in wrong})
    rollups.withdraw(connection, moved)
    _update_parties(
        connection,
        [{"record": r.asset_id, "place": r.position, "now": meant[r.name]} for r in wrong],
    )
    by_record = {(row.asset_id, row.organisation_id): meant[row.name] for row in reversed(wrong)}
    _update_owners(connection, moved, by_record)
    rollups.contribute(connection, moved)


def _update_parties(connection: Connection, values: list[dict[str, Any]]) -> None:
    c = asset_party.c
    statement = update(asset_party).where(
        c.asset_id == bindparam("record"), c.position == bindparam("place")
    )
    connection.execute(statement.values(organisation_id=bindparam("now")), values)


def _update_owners(
    connection: Connection, moved: list[int], by_record: dict[tuple[int, int], int]
) -> None:
    """The owner of a record is one of its parties (data_access.writing.organisations.owner_of): it
    moves with that party. `by_record`: record and former organisation → the one of now."""
    values = [
        {"record": row.id, "now": by_record[row.id, row.owner_id]}
        for part in chunks(moved, IN_LIST)
        for row in connection.execute(
            select(asset.c.id, asset.c.owner_id).where(asset.c.id.in_(part))
        )
        if (row.id, row.owner_id) in by_record
    ]
    if values:
        statement = (
            update(asset).where(asset.c.id == bindparam("record")).values(owner_id=bindparam("now"))
        )
        connection.execute(statement, values)


def follow_contacts(connection: Connection) -> None:
    """The contact of an owner whose rights are all another organisation's by now goes there, unless
    there is one already."""
    c, o = owner_contact.c, organisation.c
    named = exists().where(asset_party.c.organisation_id == c.organisation_id)
    query = (
        select(c.vn34, c.organisation_id, o.name)
        .join(organisation, o.id == c.organisation_id)
        .where(~named)
    )
    rows = connection.execute(query).all()
    meant = ensure_names(connection, {row.name for row in rows})
    taken = {tuple(row) for row in connection.execute(select(c.vn34, c.organisation_id))}
    for row in rows:
        there = (row.vn34, meant.get(row.name, row.organisation_id))
        if there not in taken:
            taken.add(there)
            here = (c.vn34 == row.vn34, c.organisation_id == row.organisation_id)
            connection.execute(update(owner_contact).where(*here).values(organisation_id=there[1]))
