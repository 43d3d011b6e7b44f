"""The leading Nice classes and owners, by what is alive."""

from typing import Any

from sqlalchemy import Connection, Select, func, select

from data_access.database.area import ProvinceArea
from data_access.database.prepared_statements import prepared
from data_access.records.owner_names import names_asked
from data_access.rollups.owners import owner_counts
from data_access.tables import asset, class_cube, owner_count
from domain.records.kinds import KINDS
from domain.records.statuses import ALIVE
from read_models.overview import OwnerRow

CLASSES, OWNERS = 6, 5
_BY_KIND = {kind: kind.lower() for kind in KINDS}


def nice_classes(conn: Connection, place: ProvinceArea) -> tuple[tuple[str, int], ...]:
    """(class, marks alive), most first, then by number of the class."""
    return tuple((main, n) for main, n in _leading_classes(conn, place))


@prepared
def _leading_classes(place: ProvinceArea) -> Select[str, int]:
    cube = class_cube.c
    n = func.sum(class_cube.c.n).label("n")
    where = (
        *place.of(class_cube),
        cube.scheme == "nice",
        cube.kind == "NH",
        cube.status.in_(ALIVE),
    )
    query = select(cube.main, n).where(*where).group_by(cube.main)
    return query.order_by(n.desc(), func.length(cube.main), cube.main).limit(CLASSES)


def owners(conn: Connection, place: ProvinceArea, *, mixed: bool) -> tuple[OwnerRow, ...]:
    """First-named owners by assets alive, most first. `mixed`: an owner may stand twice, with real
    and with illustrative rows, which are then added up; else the order is the index's own. Either
    way nothing but the leading rows is read."""
    rows = list(_leading_owners(conn, place, _least(conn, place) if mixed else 0))
    named = _names(conn, place, tuple(sorted(row[0] for row in rows)))
    names = {owner_id: name or "" for owner_id, name in named}
    return tuple(
        OwnerRow(
            owner_id, names.get(owner_id, ""), alive, dict(zip(_BY_KIND, by_kind, strict=True))
        )
        for owner_id, alive, *by_kind in rows
    )


@prepared
def _leading_owners(place: ProvinceArea, least: int) -> Select[*tuple[Any, ...]]:
    """`least`: what an owner has in one row who may lead with both; 0: nobody has two."""
    counts = owner_counts(scope=place.scope, vn34=place.vn34, former=place.former)
    c = counts.rows.c
    where = (*counts.where, counts.rows.c.alive > 0)
    columns = (c.owner_id, c.alive, *(c[name] for name in _BY_KIND.values()))
    if least:
        sums = [func.sum(c).label(c.name) for c in columns[1:]]
        if counts.rows is owner_count:
            may_lead = select(c.owner_id).where(*counts.where, c.alive >= least)
            where = (*counts.where, c.owner_id.in_(may_lead))
        query = (
            select(c.owner_id, *sums)
            .where(*where)
            .group_by(c.owner_id)
            .order_by(*(s.desc() for s in sums[:1]))
        )
    else:
        query = select(*columns).where(*where).order_by(c.alive.desc())
    leading = query.order_by(c.owner_id.desc()).limit(OWNERS).subquery()
    return select(leading).order_by(leading.c.alive.desc(), leading.c.owner_id.desc())


def _least(conn: Connection, place: ProvinceArea) -> int:
    """Ten rows are of five owners at least, and whoever has more than the tenth of them has half of
    it in one row. Asked for by itself: behind row security PostgreSQL uses no index for a value
    that is yet to be read."""
    return max([(tenth + 1) // 2 for (tenth,) in _tenth(conn, place)], default=1)


@prepared
def _tenth(place: ProvinceArea) -> Select[int]:
    counts = owner_counts(scope=place.scope, vn34=place.vn34, former=place.former)
    alive = counts.rows.c.alive
    leading = select(alive).where(*counts.where, alive > 0).order_by(alive.desc())
    return leading.limit(1).offset(2 * OWNERS - 1)


@prepared
def _names(place: ProvinceArea, owners: tuple[int, ...]) -> Select[*tuple[Any, ...]]:
    return names_asked(owners, place.of(asset))
