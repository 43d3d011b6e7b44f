"""Local names that are protected: geographical indications, certification marks, collective
marks."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, literal, select, union_all

from data_access.database.area import ProvinceArea
from data_access.database.prepared_statements import prepared
from data_access.local_names.published_names import PROTECTED, names_apart
from data_access.rollups.counts import Counts
from data_access.tables import asset, asset_party
from domain.records.classes import product_of
from domain.records.statuses import ALIVE
from read_models.overview import Specialities, Speciality

SHOWN = 8
GROUPS = (("CDDL", ""), ("NH", "certification"), ("NH", "collective"))
HOLDERS = ("manager", "registrant", "owner", "applicant")
"""Who is named beside the title, best first: a geographical indication belongs to the State, so its
managing body stands there."""
COLUMNS = (
    asset.c.id,
    asset.c.title,
    asset.c.product,
    asset.c.kind,
    asset.c.mark_category,
    asset.c.status,
)


def specialities(conn: Connection, place: ProvinceArea, counts: Counts) -> Specialities:
    """What is alive, counted by group; the first rows by group and title."""
    alive = {group: counts.alive(*group) for group in GROUPS}
    rows = _first_rows(conn, place) if any(alive.values()) else []
    apart = 0 if place.former else len(names_apart(conn, scope=place.scope, vn34=place.vn34))
    named = (
        Speciality(id_, title, product_of(product), *rest) for id_, title, product, *rest in rows
    )
    return Specialities(alive, tuple(named), apart)


@prepared
def _first_rows(place: ProvinceArea) -> Select[*tuple[Any, ...]]:
    """The columns of a Speciality. Each group reads its own run of ix_asset_speciality, which is in
    the order of titles, and stops when it has enough."""
    parts = []
    for position, (kind, category) in enumerate(GROUPS):
        group = (
            PROTECTED,
            asset.c.kind == kind,
            asset.c.mark_category == category,
            asset.c.status.in_(ALIVE),
        )
        first = select(*COLUMNS, asset.c.title_sort, literal(position).label("position")).where(
            *place.of(asset), *group
        )
        parts.append(select(first.order_by(asset.c.title_sort).limit(SHOWN).subquery()))
    rows = union_all(*parts).subquery()
    columns = [rows.c[column.name] for column in COLUMNS]
    return (
        select(*columns, holder(rows.c.id))
        .order_by(rows.c.position, rows.c.title_sort, rows.c.id)
        .limit(SHOWN)
    )


def holder(asset_id: ColumnElement[int]) -> ColumnElement[str | None]:
    """Whom to name beside a title; of several the first-named."""
    rank = case({role: i for i, role in enumerate(HOLDERS)}, value=asset_party.c.role)
    query = select(asset_party.c.name).where(
        asset_party.c.asset_id == asset_id, asset_party.c.role.in_(HOLDERS)
    )
    return query.order_by(rank, asset_party.c.position).limit(1).scalar_subquery()
