"""How the rows of a class are found: those of a Nice class by a bit that each asset carries, those
of other schemes by their own index.

A bit is tested row by row, inside the indexes in whose order lists are read and counted. Where a
Nice class is rare, its index is quicker.
"""

from sqlalchemy import ColumnElement, Connection, Table, func, select

from data_access.database.area import counted
from data_access.database.scope import Scope
from data_access.tables import asset, asset_class, class_cube, status_cube
from domain.records.classes import nice_bits, scheme_of
from read_models.register_filters import Filters

SMALL = 20_000
"""Assets of a place that are tested faster than anything is looked up."""
SHARE = 100
"""A class is rare where it has less than one in so many."""


def in_classes(codes: tuple[str, ...], *, looked_up: bool) -> ColumnElement[bool]:
    """The condition on `asset` that it is in one of the classes. `looked_up`: by the index of
    classes; else all are Nice classes."""
    if not looked_up:
        return asset.c.nice.bitwise_and(nice_bits(codes)) != 0
    schemes = dict.fromkeys(scheme for code in codes for scheme in schemes_of(code))
    rows = asset_class.c.scheme.in_(schemes) & asset_class.c.main.in_(codes)
    return asset.c.id.in_(select(asset_class.c.asset_id).where(rows))


def to_look_up(conn: Connection, scope: Scope, vn34: str | None, filters: Filters) -> bool:
    """Whether the classes have no bits, or looking them up is less work than testing what the place
    has."""
    if any(scheme_of(code) != "nice" for code in filters.classes):
        return True
    everything = _rows_in(conn, status_cube, scope, vn34, filters)
    if everything <= SMALL:
        return False
    inside = (class_cube.c.scheme == "nice", class_cube.c.main.in_(filters.classes))
    return _rows_in(conn, class_cube, scope, vn34, filters, *inside) * SHARE < everything


def _rows_in(
    conn: Connection,
    cube: Table,
    scope: Scope,
    vn34: str | None,
    filters: Filters,
    *more: ColumnElement[bool],
) -> int:
    where = counted(cube, scope=scope, vn34=vn34, national=filters.national)
    return conn.scalar(select(func.sum(cube.c.n)).where(*where, *more)) or 0


def schemes_of(code: str) -> tuple[str, ...]:
    """IPC and CPC share their notation."""
    scheme = scheme_of(code)
    return ("ipc", "cpc") if scheme == "ipc" else (scheme,)
