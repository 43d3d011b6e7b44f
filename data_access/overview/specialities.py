"""Local names that are protected: geographical indications, certification marks, collective marks."""

from typing import Any

from sqlalchemy import Connection, Row, Select, literal, select, text, union_all

from data_access.counted import remembered
from data_access.overview.counts import Counts
from data_access.overview.place import Place
from data_access.tables import asset, asset_party
from domain.statuses import ALIVE
from domain.views import Specialities, Speciality

SHOWN = 8
GROUPS = (("CDDL", ""), ("NH", "certification"), ("NH", "collective"))
HOLDERS = ("manager", "registrant", "owner", "applicant")
"""Who is named beside the title, best first: a geographical indication belongs to the State, so its managing body stands there."""
_PROTECTED = text("(asset.kind = 'CDDL' OR asset.mark_category IN ('collective', 'certification'))")
"""The words of the partial index ix_asset_speciality, which is used only where they stand as they are there."""
_COLUMNS = (asset.c.id, asset.c.title, asset.c.product, asset.c.kind, asset.c.mark_category, asset.c.status)


def specialities(conn: Connection, place: Place, counts: Counts) -> Specialities:
    """What is alive, counted by group; the first rows by group and title."""
    alive = {group: counts.alive(*group) for group in GROUPS}
    rows = conn.execute(_first_rows(place)).all() if any(alive.values()) else []
    holders = _holders(conn, place, [row.id for row in rows]) if rows else {}
    return Specialities(alive, tuple(_speciality(row, holders.get(row.id)) for row in rows))


def _speciality(row: Row[*tuple[Any, ...]], holder: str | None) -> Speciality:
    return Speciality(row.id, row.title, row.product, row.kind, row.mark_category, row.status, holder)


@remembered
def _first_rows(place: Place) -> Select[*tuple[Any, ...]]:
    """Each group reads its own run of ix_asset_speciality, which is in the order of titles, and stops when it has enough."""
    parts = []
    for position, (kind, category) in enumerate(GROUPS):
        group = (_PROTECTED, asset.c.kind == kind, asset.c.mark_category == category, asset.c.status.in_(ALIVE))
        first = select(*_COLUMNS, asset.c.title_sort, literal(position).label("position")).where(*place.of(asset), *group)
        parts.append(select(first.order_by(asset.c.title_sort).limit(SHOWN).subquery()))
    rows = union_all(*parts).subquery()
    return select(rows).order_by(rows.c.position, rows.c.title_sort, rows.c.id).limit(SHOWN)


def _holders(conn: Connection, place: Place, ids: list[int]) -> dict[int, str]:
    """asset id → whom to name; of several the first-named."""
    source = asset.join(asset_party, asset_party.c.asset_id == asset.c.id)
    query = select(asset.c.id, asset_party.c.role, asset_party.c.name).select_from(source)
    where = (*place.of(asset), asset.c.id.in_(ids), asset_party.c.role.in_(HOLDERS))
    found: dict[int, tuple[int, str]] = {}
    for row in conn.execute(query.where(*where).order_by(asset.c.id, asset_party.c.position)):
        rank = HOLDERS.index(row.role)
        if row.id not in found or rank < found[row.id][0]:
            found[row.id] = (rank, row.name)
    return {asset_id: name for asset_id, (_rank, name) in found.items()}
