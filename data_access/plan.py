"""A province's plan with what its targets are measured by: live figures out of the rollups, none where nothing is known."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, literal_column, select

from data_access.counted import counted
from data_access.desk.kept import kept_rows
from data_access.freshness import as_of
from data_access.overview.counts import Counts
from data_access.overview.place import Place
from data_access.overview.specialities import GROUPS
from data_access.prepared import prepared
from data_access.scope import Scope
from data_access.tables import month_cube
from domain.filters import Filters
from domain.indicators import share_of_products
from domain.kept import PRODUCTS, SUPPORT, TARGETS, TASKS
from domain.statuses import ALIVE
from domain.views import KeptRow, LiveFigure, Plan

MEASURES = {"nop-trong-nam": "filed", "cap-trong-nam": "granted"}


def plan(connection: Connection, *, scope: Scope, vn34: str, today: date) -> Plan:
    """The plan as the scope sees it. `today`: the day in Viet Nam."""
    targets = kept_rows(connection, TARGETS, scope=scope, vn34=vn34)
    return Plan(
        as_of=as_of(connection, scope=scope, vn34=vn34),
        targets=targets,
        tasks=kept_rows(connection, TASKS, scope=scope, vn34=vn34),
        support=kept_rows(connection, SUPPORT, scope=scope, vn34=vn34),
        live=_live(connection, scope, vn34, targets, today),
    )


def _live(connection: Connection, scope: Scope, vn34: str, targets: tuple[KeptRow, ...], today: date) -> dict[int, LiveFigure]:
    """What time has passed by is not measured by today's stock: only flows of a past year are known."""
    stock = _stock(connection, scope, vn34)
    years = {(measure, year): int(n) for measure, year, n in _years(connection, scope, vn34)}
    found: dict[int, LiveFigure] = {}
    for target in targets:
        code, year = target.values["indicator"], target.values["year"]
        if code in MEASURES and year <= today.year:
            found[target.id] = _flow(MEASURES[code], year, years)
        elif code in stock and year >= today.year:
            found[target.id] = stock[code]
    return found


def _stock(connection: Connection, scope: Scope, vn34: str) -> dict[str, LiveFigure]:
    counts = Counts.read(connection, Place(scope, vn34, None))
    alive = sum(n for statuses in counts.by_status().values() for status, n in statuses.items() if status in ALIVE)
    found = {
        "con-hieu-luc": LiveFigure(alive, Filters(statuses=ALIVE)),
        "dac-san": LiveFigure(sum(counts.alive(*group) for group in GROUPS), names="quyen"),
    }
    products = kept_rows(connection, PRODUCTS, scope=scope, vn34=vn34)
    share = share_of_products(sum(row.asset_id is not None for row in products), len(products))
    return found | ({"san-pham-co-quyen": LiveFigure(share, names="san-pham")} if share is not None else {})


def _flow(measure: str, year: int, years: dict[tuple[str, str], int]) -> LiveFigure:
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = Filters(since=first, until=last) if measure == "filed" else Filters(granted_since=first, granted_until=last)
    return LiveFigure(years.get((measure, str(year)), 0), rows)


@prepared
def _years(scope: Scope, vn34: str) -> Select[*tuple[Any, ...]]:
    c = month_cube.c
    year = func.substr(c.month, literal_column("1"), literal_column("4"))
    return select(c.measure, year, func.sum(c.n)).where(*counted(month_cube, scope=scope, vn34=vn34)).group_by(c.measure, year)
