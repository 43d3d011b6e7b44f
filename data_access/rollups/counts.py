"""Today's counts by kind, category and status: tiles, status chart, specialities and former
provinces are sums of these."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select

from data_access.database.area import ProvinceArea
from data_access.database.prepared_statements import prepared
from data_access.database.scope import visible
from data_access.tables import status_cube
from domain.records.statuses import ALIVE


class Cell(NamedTuple):
    """`n` assets that share everything before it."""

    kind: str
    mark_category: str
    status: str
    vn63: str
    national: bool
    n: int


@dataclass(frozen=True)
class Counts:
    """`cells`: the whole province, other offices included. `shown`: those of the place that the
    national totals count."""

    cells: tuple[Cell, ...]
    shown: tuple[Cell, ...]
    former: str | None

    @classmethod
    def read(cls, conn: Connection, place: ProvinceArea) -> "Counts":
        cells = tuple(Cell(*row) for row in _cells(conn, place))
        shown = tuple(cell for cell in cells if cell.national and place.former in (None, cell.vn63))
        return cls(cells, shown, place.former)

    @property
    def total(self) -> int:
        """Assets of the place in the national totals."""
        return sum(cell.n for cell in self.shown)

    def alive(self, kind: str, mark_category: str) -> int:
        """Titles alive of one kind and category."""
        return sum(
            n
            for k, category, status, _, _, n in self.shown
            if category == mark_category and k == kind and status in ALIVE
        )

    @property
    def other_offices(self) -> int:
        return sum(
            cell.n for cell in self.cells if not cell.national and self.former in (None, cell.vn63)
        )

    def by_status(self) -> dict[str, dict[str, int]]:
        """kind → status → n; zeros are left out."""
        found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for kind, _category, status, _vn63, _national, n in self.shown:
            found[kind][status] += n
        return {kind: dict(statuses) for kind, statuses in found.items()}

    def by_former(self) -> dict[str, tuple[int, int]]:
        """Former province → (alive, all), of the whole province even where one part is shown."""
        alive: dict[str, int] = defaultdict(int)
        total: dict[str, int] = defaultdict(int)
        for _kind, _category, status, vn63, national, n in self.cells:
            if national:
                total[vn63] += n
                alive[vn63] += n * (status in ALIVE)
        return {vn63: (alive[vn63], total[vn63]) for vn63 in sorted(total)}


@prepared
def _cells(place: ProvinceArea) -> Select[*tuple[Any, ...]]:
    keys = [status_cube.c[name] for name in Cell._fields[:-1]]
    where = (visible(status_cube, place.scope), status_cube.c.vn34 == place.vn34)
    return select(*keys, func.sum(status_cube.c.n)).where(*where).group_by(*keys)
