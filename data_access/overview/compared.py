"""Provinces side by side: every place of a map with its numbers, each read once for the whole
country out of the rollups.

The rollups begin with the province, so all of them are named: a run of pages for each, where a
condition on the month alone would read everything.
"""

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, case, func, select, union_all

from data_access.database.area import counted
from data_access.database.scope import Scope
from data_access.network.populations import known_populations
from data_access.overview.compared_network import NOTHING, network_of
from data_access.overview.compared_traits import traits
from data_access.overview.national import PLACES, other_offices, provinces_table
from data_access.overview.provinces_work import last_sent
from data_access.rollups.freshness import as_of
from data_access.tables import (
    asset_cube,
    day_cube,
    due_cube,
    month_cube,
    status_cube,
)
from domain.network.records import Population
from domain.records.statuses import ALIVE, UNDER_EXAMINATION
from read_models.compared import (
    BESIDE,
    YEARS_SHOWN,
    Beside,
    Compared,
    PlaceFigures,
    PlacesAsked,
)
from read_models.place_indicators import (
    ALIVE_NOW,
    COLLECTIVE,
    DUE,
    DUE_DAYS,
    FILED,
    GRANTED,
    IN_GRACE,
    LOCAL,
    PENDING,
    Period,
)

FLOWS = (FILED, GRANTED)
Counts = dict[tuple[str, str], int]
"""(indicator, kind) → how many."""
ByPlace = dict[str, Counts]


def compared(conn: Connection, asked: PlacesAsked, *, scope: Scope, today: date) -> Compared:
    """`today`: the day in Viet Nam, up to which the running year is counted."""
    period = Period.of(today)
    vintage = "vn34" if asked.view == BESIDE else asked.vintage
    n = _standing(conn, scope, vintage)
    _add(n, flows(conn, scope, vintage, period))
    _add(n, _due(conn, scope, vintage, today))
    for counts in traits(conn, asked.but(vintage=vintage), period, scope=scope):
        _add(n, counts)
    last = flows(conn, scope, vintage, period.last)
    register = provinces_table(conn, scope=scope, vintage=vintage)
    people = _populations(conn, scope, vintage)
    network = network_of(conn, asked, period, scope=scope) if vintage == "vn34" else {}
    tells_sent = vintage == "vn34" and scope.kind == "national"
    sent = last_sent(conn) if tells_sent else {}
    rows = tuple(
        PlaceFigures(
            place=row.place,
            n=n.get(row.place, {}),
            last=last.get(row.place, {}),
            records=sum(row.total.values()),
            population=people.get(row.place),
            network=network.get(row.place, NOTHING).counts,
            compared=network.get(row.place, NOTHING).compared,
            sent=sent.get(row.place),
        )
        for row in register
    )
    fresh = as_of(conn, scope=scope, vn34=None)
    apart = other_offices(conn, scope=scope)
    shown = asked.but(vintage=vintage)
    chosen = _beside(conn, scope, shown, today)
    return Compared(
        asked=shown,
        rows=rows,
        register=tuple(register),
        other_offices=apart,
        as_of=fresh,
        period=period,
        beside=chosen,
        tells_sent=tells_sent,
    )


def _beside(conn: Connection, scope: Scope, asked: PlacesAsked, today: date) -> Beside:
    """Of the chosen provinces alone, where they stand beside each other."""
    if asked.view != BESIDE or not asked.chosen:
        return Beside()
    cube, filed = status_cube.c, asset_cube.c
    where = (*counted(status_cube, scope=scope, vn34=None), cube.vn34.in_(asked.chosen))
    alive = select(cube.vn34, cube.vn63, func.sum(cube.n)).where(*where, cube.status.in_(ALIVE))
    parts: dict[str, dict[str, int]] = defaultdict(dict)
    for place, part, n in conn.execute(alive.group_by(cube.vn34, cube.vn63)):
        parts[place][part] = int(n)
    first = today.year - YEARS_SHOWN + 1
    where = (*counted(asset_cube, scope=scope, vn34=None), filed.vn34.in_(asked.chosen))
    of_years = select(filed.vn34, filed.filing_year, func.sum(filed.n)).where(
        *where, filed.filing_year >= first
    )
    years: dict[str, dict[int, int]] = defaultdict(dict)
    for place, year, n in conn.execute(of_years.group_by(filed.vn34, filed.filing_year)):
        years[place][int(year)] = int(n)
    return Beside(parts, years)


def _standing(conn: Connection, scope: Scope, vintage: str) -> ByPlace:
    """What has a status today."""
    cube = status_cube.c
    place = cube[vintage]
    local = cube.status.in_(ALIVE) & cube.mark_category.in_(LOCAL)
    sums = [
        _sum(ALIVE_NOW, cube.status.in_(ALIVE), cube.n),
        _sum(IN_GRACE, cube.status == "in_grace", cube.n),
        _sum(PENDING, cube.status.in_(UNDER_EXAMINATION), cube.n),
        _sum(COLLECTIVE, local, cube.n),
    ]
    where = counted(status_cube, scope=scope, vn34=None)
    found: ByPlace = defaultdict(dict)
    query = select(place.label("place"), cube.kind, *sums).where(*where)
    for row in conn.execute(query.group_by(place, cube.kind)).mappings():
        for total in sums:
            found[row["place"]][total.name, row["kind"]] = int(row[total.name] or 0)
    return found


def _sum(name: str, condition: ColumnElement[bool], n: ColumnElement[int]) -> Any:
    return func.sum(case((condition, n), else_=0)).label(name)


def flows(conn: Connection, scope: Scope, vintage: str, period: Period) -> ByPlace:
    """Filed and granted in the days of the period, which begin with a year: whole months from their
    own rollup, the last one day by day."""
    month, day, until = month_cube.c, day_cube.c, period.until
    months = [month.month >= f"{period.since:%Y-%m}", month.month < f"{until:%Y-%m}"]
    days = [day.day >= until.replace(day=1).isoformat(), day.day <= until.isoformat()]
    parts = [
        select(c[vintage].label("place"), c.measure, c.kind, c.n).where(
            *_everywhere(cube, scope), c.measure.in_(FLOWS), *span
        )
        for cube, c, span in ((month_cube, month, months), (day_cube, day, days))
    ]
    both = union_all(*parts).subquery()
    keys = (both.c.place, both.c.measure, both.c.kind)
    found: ByPlace = defaultdict(dict)
    for place, measure, kind, n in conn.execute(select(*keys, func.sum(both.c.n)).group_by(*keys)):
        found[place][measure, kind] = int(n)
    return found


def _due(conn: Connection, scope: Scope, vintage: str, today: date) -> ByPlace:
    cube = due_cube.c
    last = today + timedelta(days=DUE_DAYS)
    span = (cube.state == "open", cube.day >= today.isoformat(), cube.day <= last.isoformat())
    query = select(cube[vintage], cube.kind, func.sum(cube.n)).where(
        *_everywhere(due_cube, scope), *span
    )
    found: ByPlace = defaultdict(dict)
    for place, kind, n in conn.execute(query.group_by(cube[vintage], cube.kind)):
        found[place][DUE, kind] = int(n)
    return found


def _everywhere(cube: Table, scope: Scope) -> list[ColumnElement[bool]]:
    return [*counted(cube, scope=scope, vn34=None), cube.c.vn34.in_(PLACES["vn34"])]


def _add(n: ByPlace, more: ByPlace) -> None:
    for place, counts in more.items():
        n.setdefault(place, {}).update(counts)


def _populations(conn: Connection, scope: Scope, vintage: str) -> dict[str, Population]:
    """Of each province that by the measure and year that the most are known by, else the newest."""
    known = known_populations(conn, scope=scope, vintage=vintage)
    bases = Counter((one.measure, one.year) for one in known)
    basis = max(bases, key=lambda key: (bases[key], key), default=None)
    newest = {one.code: one for one in known}
    return newest | {one.code: one for one in known if (one.measure, one.year) == basis}
