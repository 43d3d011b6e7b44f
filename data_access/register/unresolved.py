"""The queue of records without a province: who is named in them with which address, and places
assigned to them by hand.

An assignment is one transaction: rows, history, rollups, search, what is remembered, and the audit
row.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, delete, func, insert, select

from data_access.accounts import audit
from data_access.accounts.names import name_of
from data_access.database.bulk import chunks
from data_access.database.engine import as_system, now
from data_access.database.scope import Scope, visible
from data_access.records.loading import NotFound, load
from data_access.tables import asset, remembered_place
from data_access.writing.find import lock
from data_access.writing.rows import Author
from data_access.writing.store import Change, apply_changes
from domain.places.assigned import ASSIGNABLE, placing_key, placing_party
from domain.places.provinces import PROVINCES_34
from domain.records.asset import UNRESOLVED, AssetRecord, Place
from domain.records.numbers import identity_of
from read_models.annotations import Remembered, Unplaced

CHUNK = 2_000


class PlaceChanged(Exception):
    """Somebody assigned the record first, or its place is none that a hand may change; `now`: where
    it counts."""

    def __init__(self, now: str) -> None:
        super().__init__(now)
        self.now = now


@dataclass(frozen=True, slots=True)
class _Stored:
    id: int
    identity: str
    version: int
    batch_id: int | None


def recently_remembered(conn: Connection, *, scope: Scope, most: int = 20) -> list[Remembered]:
    """The newest first; the demonstration's own people see none."""
    if scope.kind != "national":
        return []
    c = remembered_place.c
    rows = conn.execute(
        select(c.owner, c.address, c.vn34, c.vn63, name_of(c.actor), c.at)
        .order_by(c.at.desc(), c.owner_key)
        .limit(most)
    )
    return [Remembered(*row) for row in rows]


def unplaced(conn: Connection, ids: Collection[int], *, scope: Scope) -> dict[int, Unplaced]:
    """asset id → who is named in it, with which address, for those that exist and are visible."""
    where = (asset.c.id.in_(ids), visible(asset, scope))
    query = select(
        asset.c.id, asset.c.version, asset.c.owner_id, asset.c.vn34, asset.c.place_origin
    ).where(*where)
    stored = {row.id: row for row in conn.execute(query)}
    of_owner = _of_owners(
        conn, {row.owner_id for row in stored.values() if row.owner_id is not None}, scope
    )
    found = {}
    for asset_id, record in load(conn, ids, scope=scope).items():
        party = placing_party(record)
        row = stored[asset_id]
        told = (party.name, party.address or "") if party else ("", "")
        found[asset_id] = Unplaced(
            asset_id, record, *told, row.version, of_owner.get(row.owner_id, 0)
        )
    return found


def _of_owners(conn: Connection, owners: Collection[int], scope: Scope) -> dict[int, int]:
    """Owner → how many of that owner's records a hand may place."""
    where = (
        asset.c.owner_id.in_(owners),
        asset.c.place_origin.in_(ASSIGNABLE),
        visible(asset, scope),
    )
    return {
        row.owner_id: row.n
        for row in conn.execute(
            select(asset.c.owner_id, func.count().label("n"))
            .where(*where)
            .group_by(asset.c.owner_id)
        )
    }


def assign(
    conn: Connection,
    asset_id: int,
    place: Place,
    *,
    version: int,
    whole_owner: bool,
    actor: str,
    today: date,
    scope: Scope,
) -> int:
    """Gives the record, or with `whole_owner` all of that owner's that a hand may place, this
    place; tells how many changed. For a whole owner it is remembered, or with no place at all
    forgotten. Raises records.NotFound and PlaceChanged, having changed nothing."""
    lock(conn)
    owner_id = _require_assignable(conn, asset_id, version, scope)
    everything = whole_owner and owner_id is not None
    one = asset.c.id == asset_id
    which = (
        (asset.c.owner_id == owner_id) & asset.c.place_origin.in_(ASSIGNABLE) if everything else one
    )
    query = select(asset.c.id, asset.c.identity, asset.c.version, asset.c.batch_id).where(
        which, visible(asset, scope)
    )
    n = 0
    author = Author(actor, now(), today, None)
    for part in chunks([_Stored(*row) for row in conn.execute(query.order_by(asset.c.id))], CHUNK):
        records = load(conn, [s.id for s in part], scope=scope)
        changed = [_change(s, records[s.id], place) for s in part if records[s.id].place != place]
        # rows of a record and the country's counts, in bulk; whose they are was judged above
        with as_system(conn):
            apply_changes(conn, changed, author)
        n += len(changed)
        if everything:
            _remember(conn, list(records.values()), place, author)
    detail = {"vn34": place.vn34, "vn63": place.vn63, "assets": n, "whole_owner": everything}
    in_province = place.vn34 if place.vn34 in PROVINCES_34 else None
    audit.append(
        conn,
        actor=actor,
        action="place_assigned",
        subject=str(asset_id),
        vn34=in_province,
        detail=detail,
    )
    return n


def _require_assignable(conn: Connection, asset_id: int, version: int, scope: Scope) -> int | None:
    """The owner of the record."""
    query = select(asset.c.owner_id, asset.c.version, asset.c.place_origin, asset.c.vn34).where(
        asset.c.id == asset_id, visible(asset, scope)
    )
    row = conn.execute(query).one_or_none()
    if row is None:
        raise NotFound
    if row.version != version or row.place_origin not in ASSIGNABLE:
        raise PlaceChanged(row.vn34)
    return int(row.owner_id) if row.owner_id is not None else None


def _change(stored: _Stored, before: AssetRecord, place: Place) -> Change:
    after = replace(before, place=place)
    return Change(
        asset_id=stored.id,
        identity=identity_of(after),
        version=stored.version + 1,
        before=before,
        after=after,
        batch_id=stored.batch_id,
    )


def _remember(
    conn: Connection, records: Sequence[AssetRecord], place: Place, author: Author
) -> None:
    """The newest assignment of an owner at an address stands; without a place it is forgotten."""
    parties = {key: placing_party(record) for record in records if (key := placing_key(record))}
    c = remembered_place.c
    for (owner, address), party in parties.items():
        conn.execute(delete(remembered_place).where(c.owner_key == owner, c.address_key == address))
        if place.vn34 != UNRESOLVED and party:
            keys = {
                "owner_key": owner,
                "address_key": address,
                "owner": party.name,
                "address": party.address or "",
            }
            found = {"vn34": place.vn34, "vn63": place.vn63, "actor": author.actor, "at": author.at}
            conn.execute(insert(remembered_place).values(**keys, **found))
