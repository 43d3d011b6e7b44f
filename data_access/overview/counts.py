"""Today's counts by kind, category and status: tiles, status chart, specialities and former provinces are sums of these."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from data_access.overview.place import Place
from data_access.scope import visible
from data_access.tables import asset_cube
from domain.statuses import ALIVE

Cell = Row[*tuple[Any, ...]]
_KEYS = (asset_cube.c.kind, asset_cube.c.mark_category, asset_cube.c.status, asset_cube.c.vn63, asset_cube.c.national)


@dataclass(frozen=True)
class Counts:
    """`cells`: kind, mark_category, status, vn63, national, n of the whole province, other offices included."""

    cells: list[Cell]
    former: str | None

    @classmethod
    def read(cls, conn: Connection, place: Place) -> "Counts":
        where = (visible(asset_cube, place.scope), asset_cube.c.vn34 == place.vn34)
        query = select(*_KEYS, func.sum(asset_cube.c.n).label("n")).where(*where).group_by(*_KEYS)
        return cls([*conn.execute(query).all()], place.former)

    @property
    def total(self) -> int:
        """Assets of the place in the national totals."""
        return sum(cell.n for cell in self._shown())

    def alive(self, kind: str, mark_category: str) -> int:
        """Titles alive of one kind and category."""
        return sum(c.n for c in self._shown() if (c.kind, c.mark_category) == (kind, mark_category) and c.status in ALIVE)

    @property
    def other_offices(self) -> int:
        return sum(cell.n for cell in self.cells if not cell.national and self.former in (None, cell.vn63))

    def by_status(self) -> dict[str, dict[str, int]]:
        """kind → status → n; zeros are left out."""
        found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for cell in self._shown():
            found[cell.kind][cell.status] += cell.n
        return {kind: dict(statuses) for kind, statuses in found.items()}

    def by_former(self) -> dict[str, tuple[int, int]]:
        """Former province → (alive, all), of the whole province even where one part is shown."""
        found: dict[str, tuple[int, int]] = {}
        for cell in self.cells:
            if cell.national:
                alive, total = found.get(cell.vn63, (0, 0))
                found[cell.vn63] = (alive + cell.n * (cell.status in ALIVE), total + cell.n)
        return dict(sorted(found.items()))

    def _shown(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.national and self.former in (None, cell.vn63)]
