"""The whole country by place, on either map: provinces, abroad, and what no province could be found
for."""

from collections import defaultdict

from sqlalchemy import Connection, case, func, select

from data_access.database.area import counted
from data_access.database.scope import Scope
from data_access.tables import status_cube
from domain.places.provinces import PROVINCES_34, PROVINCES_63
from domain.records.asset import ABROAD, UNKNOWN_FORMER, UNRESOLVED
from domain.records.kinds import KINDS
from domain.records.statuses import ALIVE
from read_models.overview import ProvinceRow

PLACES = {
    "vn34": (*PROVINCES_34, ABROAD, UNRESOLVED),
    "vn63": (*PROVINCES_63, UNKNOWN_FORMER, ABROAD, UNRESOLVED),
}


def provinces_table(conn: Connection, *, scope: Scope, vintage: str = "vn34") -> list[ProvinceRow]:
    """Alive and all by kind, one row for each place of that vintage (vn34, vn63), those without
    assets included: their sums are the national totals, the same on both maps."""
    cube = status_cube.c
    alive = func.sum(case((cube.status.in_(ALIVE), cube.n), else_=0)).label("alive")
    place = cube[vintage]
    query = select(place.label("place"), cube.kind, alive, func.sum(cube.n).label("total"))
    found: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for row in conn.execute(
        query.where(*counted(status_cube, scope=scope, vn34=None)).group_by(place, cube.kind)
    ):
        found[row.place][row.kind] = (row.alive, row.total)
    return [_row(place, found.get(place, {})) for place in PLACES[vintage]]


def other_offices(conn: Connection, *, scope: Scope) -> int:
    """Records of other offices that no national total counts."""
    query = select(func.sum(status_cube.c.n)).where(
        *counted(status_cube, scope=scope, vn34=None, national=False)
    )
    return conn.scalar(query) or 0


def _row(place: str, counts: dict[str, tuple[int, int]]) -> ProvinceRow:
    both = {kind: counts.get(kind, (0, 0)) for kind in KINDS}
    alive = {kind: n for kind, (n, _total) in both.items()}
    return ProvinceRow(place, alive, {kind: n for kind, (_alive, n) in both.items()})
