"""The whole country by place: the 34, abroad, and what no province could be found for."""

from collections import defaultdict

from sqlalchemy import Connection, case, func, select

from data_access.counted import counted
from data_access.scope import Scope
from data_access.tables import status_cube
from domain.kinds import KINDS
from domain.provinces import PROVINCES_34
from domain.records import ABROAD, UNRESOLVED
from domain.statuses import ALIVE
from domain.views import ProvinceRow

PLACES = (*PROVINCES_34, ABROAD, UNRESOLVED)


def provinces_table(conn: Connection, *, scope: Scope) -> list[ProvinceRow]:
    """Alive and all by kind, one row for each place, those without assets included: their sums are the national totals."""
    cube = status_cube.c
    alive = func.sum(case((cube.status.in_(ALIVE), cube.n), else_=0)).label("alive")
    query = select(cube.vn34, cube.kind, alive, func.sum(cube.n).label("total")).where(*counted(status_cube, scope=scope, vn34=None))
    found: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for row in conn.execute(query.group_by(cube.vn34, cube.kind)):
        found[row.vn34][row.kind] = (row.alive, row.total)
    return [_row(place, found.get(place, {})) for place in PLACES]


def _row(place: str, counts: dict[str, tuple[int, int]]) -> ProvinceRow:
    alive, total = ({kind: counts.get(kind, (0, 0))[part] for kind in KINDS} for part in (0, 1))
    return ProvinceRow(place, alive, total)
