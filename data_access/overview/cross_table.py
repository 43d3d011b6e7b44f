"""A table of two dimensions and a number, out of the rollups."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select

from data_access.database.area import counted
from data_access.database.scope import Scope
from data_access.overview.national import PLACES
from data_access.tables import asset_cube, month_cube, status_cube
from domain.places.provinces import OTHER_PLACES, place_name
from domain.records.kinds import KINDS
from domain.records.statuses import ALIVE, STATUSES
from domain.text.folding import sort_key
from read_models.cross_table import (
    FILED,
    FLOWS,
    FORMER,
    IN_FORCE,
    KIND,
    PLACE,
    STATUS,
    YEAR,
    CrossAsked,
    CrossTable,
)

COLUMNS = {PLACE: "vn34", FORMER: "vn63", KIND: "kind", STATUS: "status"}


def cross_table(conn: Connection, asked: CrossAsked, *, scope: Scope) -> CrossTable:
    """Rows and columns of the whole country; their sums are pandas' own margins."""
    import pandas as pd  # half a second, for who opens this view alone

    cube = _cube(asked)
    keys = [_key(cube, name).label(name) for name in (asked.rows, asked.columns)]
    where = [*counted(cube, scope=scope, vn34=None), cube.c.vn34.in_(PLACES["vn34"])]
    query = select(*keys, func.sum(cube.c.n)).where(*where, *_counted(asked, cube))
    read: Any = conn.execute(query.group_by(*keys))
    rows = [(str(row), str(column), int(n)) for row, column, n in read]
    frame = pd.DataFrame(rows, columns=["row", "column", "n"])
    table = frame.pivot_table(index="row", columns="column", values="n", aggfunc="sum")
    n = {(r, c): int(v) for r, c, v in frame.itertuples(index=False)}
    of_rows = {str(code): int(v) for code, v in table.sum(axis=1).items()}
    of_columns = {str(code): int(v) for code, v in table.sum(axis=0).items()}
    return CrossTable(
        asked=asked,
        rows=_ordered(asked.rows, of_rows),
        columns=_ordered(asked.columns, of_columns),
        n=n,
        of_rows=of_rows,
        of_columns=of_columns,
        total=int(frame["n"].sum()),
    )


def _cube(asked: CrossAsked) -> Table:
    """The smallest rollup that has both dimensions."""
    if asked.counted in FLOWS:
        return month_cube
    return asset_cube if YEAR in (asked.rows, asked.columns) else status_cube


def _key(cube: Table, dimension: str) -> ColumnElement[Any]:
    if dimension != YEAR:
        return cube.c[COLUMNS[dimension]]
    return func.substr(cube.c.month, 1, 4) if cube is month_cube else cube.c.filing_year


def _counted(asked: CrossAsked, cube: Table) -> list[ColumnElement[bool]]:
    if asked.counted in FLOWS:
        return [cube.c.measure == ("filed" if asked.counted == FILED else "granted")]
    return [cube.c.status.in_(ALIVE)] if asked.counted == IN_FORCE else []


def _ordered(dimension: str, found: dict[str, int]) -> tuple[str, ...]:
    """Places and kinds all, whatever they have; years and statuses those that have any."""
    if dimension in (PLACE, FORMER):
        vintage = "vn34" if dimension == PLACE else "vn63"
        known = [code for code in PLACES[vintage] if code not in OTHER_PLACES]
        known.sort(key=lambda code: sort_key(place_name(code, vintage)))
        return (*known, *(code for code in PLACES[vintage] if code in OTHER_PLACES))
    if dimension == KIND:
        return tuple(KINDS)
    if dimension == STATUS:
        return tuple(code for code in STATUSES if code in found)
    return tuple(sorted(found, key=int))
