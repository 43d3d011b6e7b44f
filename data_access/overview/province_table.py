"""The provincial table out of the rollups: one place for the page, its files and the provincial
report."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, literal, select, union_all

from data_access.database.area import ProvinceArea
from data_access.database.scope import Scope
from data_access.overview.special_marks import special_marks
from data_access.rollups.counts import Cell, Counts
from data_access.rollups.counts_on_day import as_of_day, counts_on
from data_access.tables import day_cube, month_cube
from domain.records.statuses import ALIVE
from read_models.province_table import (
    ALIVE_NOW,
    FLOWS,
    LAST,
    PERIODS,
    WHOLE,
    YEAR,
    Key,
    ProvinceTable,
    TableAsked,
)


def province_table(
    conn: Connection, *, scope: Scope, vn34: str, asked: TableAsked, today: date
) -> ProvinceTable:
    """As far as the scope sees the province. `today`: the day in Viet Nam."""
    place = ProvinceArea(scope, vn34)
    n: dict[Key, int] = defaultdict(int)
    for period in PERIODS:
        for measure, kind, part, found in flow(conn, place, *asked.span(period, today)):
            n[measure, period, kind, part] += found
            n[measure, period, kind, WHOLE] += found
    for key, found in special_marks(conn, place, asked, today):
        n[key] += found
    undated: dict[str, int] = {}
    for period in (YEAR, LAST):
        on = asked.span(period, today)[1]
        _add_alive(n, period, alive_on(conn, place, on, today))
    if asked.until(today) == today:
        undated = undated_on(conn, place, today)
    return ProvinceTable(
        vn34=vn34,
        asked=asked,
        today=today,
        as_of=as_of_day(conn, place, asked.on),
        n={key: count for key, count in n.items() if count},
        undated=dict(undated),
        months=_months(conn, place, asked.until(today)),
        begins=conn.scalar(select(func.min(month_cube.c.month)).where(*place.of(month_cube))) or "",
    )


def alive_on(conn: Connection, place: ProvinceArea, on: date, today: date) -> list[Cell]:
    """What was in force at the end of the day, late payment included: of today as the first page
    counts it, of a past day without what no date tells the beginning of."""
    counts = Counts.read(conn, place) if on == today else counts_on(conn, place, on)
    return [cell for cell in counts.cells if cell.national and cell.status in ALIVE]


def _add_alive(n: dict[Key, int], period: str, cells: list[Cell]) -> None:
    for cell in cells:
        n[ALIVE_NOW, period, cell.kind, cell.vn63] += cell.n
        n[ALIVE_NOW, period, cell.kind, WHOLE] += cell.n


def undated_on(conn: Connection, place: ProvinceArea, today: date) -> dict[str, int]:
    """Kind → what is in force today and no past day can count."""
    found: dict[str, int] = defaultdict(int)
    for cell in alive_on(conn, place, today, today):
        found[cell.kind] += cell.n
    for cell in counts_on(conn, place, today).cells:
        if cell.national and cell.status in ALIVE:
            found[cell.kind] -= cell.n
    return {kind: n for kind, n in found.items() if n}


def flow(
    conn: Connection, place: ProvinceArea, since: date | None, until: date
) -> list[tuple[str, str, str, int]]:
    """(measure, kind, former province, n) of the days; `since` is the first of a month. Whole months
    come from their own rollup, the last one day by day."""
    month, day = month_cube.c, day_cube.c
    months = [*place.of(month_cube), month.measure.in_(FLOWS), month.month < f"{until:%Y-%m}"]
    months += [month.month >= f"{since:%Y-%m}"] if since else []
    days = (
        *place.of(day_cube),
        day.measure.in_(FLOWS),
        day.day >= until.replace(day=1).isoformat(),
        day.day <= until.isoformat(),
    )
    parts = union_all(
        select(month.measure, month.kind, month.vn63, month.n).where(*months),
        select(day.measure, day.kind, day.vn63, day.n).where(*days),
    ).subquery()
    keys = (parts.c.measure, parts.c.kind, parts.c.vn63)
    rows: Any = conn.execute(select(*keys, func.sum(parts.c.n)).group_by(*keys))
    return [(measure, kind, part, int(n)) for measure, kind, part, n in rows]


def _months(conn: Connection, place: ProvinceArea, until: date) -> dict[tuple[str, str], int]:
    """Of the year and the year before, all kinds together; of the last month the days up to
    `until`, and months that are to come in neither."""
    month, day = month_cube.c, day_cube.c
    last = f"{until:%Y-%m}"
    whole = (month.month >= f"{until.year - 1}-01", month.month < last)
    days = (day.day >= f"{last}-01", day.day <= until.isoformat())
    parts = union_all(
        select(month.measure, month.month, month.n).where(
            *place.of(month_cube), month.measure.in_(FLOWS), *whole
        ),
        select(day.measure, literal(last).label("month"), day.n).where(
            *place.of(day_cube), day.measure.in_(FLOWS), *days
        ),
    ).subquery()
    keys = (parts.c.measure, parts.c.month)
    query = select(*keys, func.sum(parts.c.n)).group_by(*keys)
    return {(measure, name): int(n) for measure, name, n in conn.execute(query)}
