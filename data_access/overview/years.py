"""Filings by year, and filed and granted this year against the same days of last year."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, literal, select, union_all

from data_access.counted import remembered
from data_access.overview.place import Place
from data_access.tables import asset, asset_cube, month_cube
from domain.dates import add_years
from domain.kinds import KINDS
from domain.views import Filings, YearToDate

YEARS = 10
DATES = {"filed": asset.c.filed_sort, "granted": asset.c.registration_date}
"""The dates behind the two measures; filed_sort is the filing date, under the index that the register is read by."""


def filings(conn: Connection, place: Place, today: date) -> Filings:
    """The last ten years, this one included, by filing date; what has no filing date apart."""
    years = range(today.year - YEARS + 1, today.year + 1)
    found = {(row.kind, row.filing_year): row.n for row in conn.execute(_by_year(place, years[0], years[-1]))}
    return Filings(
        years=tuple(years),
        counts={kind: tuple(found.get((kind, year), 0) for year in years) for kind in KINDS},
        incomplete=(today.month, today.day) != (12, 31),
        undated={kind: found[kind, 0] for kind in KINDS if (kind, 0) in found},
    )


@remembered
def _by_year(place: Place, first: int, last: int) -> Select[*tuple[Any, ...]]:
    cube = asset_cube.c
    wanted = (cube.filing_year == 0) | cube.filing_year.between(first, last)
    query = select(cube.kind, cube.filing_year, func.sum(cube.n).label("n")).where(*place.of(asset_cube), wanted)
    return query.group_by(cube.kind, cube.filing_year)


def to_date(conn: Connection, place: Place, today: date) -> tuple[YearToDate, ...]:
    """Whole months from the rollup, the days of the current month from the register's index, for both years."""
    ends = (today, add_years(today, -1))
    counts: dict[tuple[str, int, str], int] = defaultdict(int)
    for query in (_whole_months(place, ends), _current_month(place, ends)):
        for row in conn.execute(query):
            counts[row.measure, int(row.year), row.kind] += row.n
    return tuple(_year_to_date(measure, ends, counts) for measure in DATES)


def _year_to_date(measure: str, ends: tuple[date, date], counts: dict[tuple[str, int, str], int]) -> YearToDate:
    until, last_until = ends
    by_kind = {kind: (counts[measure, until.year, kind], counts[measure, last_until.year, kind]) for kind in KINDS}
    return YearToDate(
        measure=measure,
        since=until.replace(month=1, day=1),
        until=until,
        n=sum(n for n, _last in by_kind.values()),
        last_since=last_until.replace(month=1, day=1),
        last_until=last_until,
        last_n=sum(last for _n, last in by_kind.values()),
        by_kind=by_kind,
    )


@remembered
def _whole_months(place: Place, ends: tuple[date, date]) -> Select[str, str, str, int]:
    cube, year = month_cube.c, func.substr(month_cube.c.month, 1, 4).label("year")
    months = [f"{end.year:04}-{month:02}" for end in ends for month in range(1, end.month)]
    where = (*place.of(month_cube), cube.measure.in_(DATES), cube.month.in_(months))
    parts = select(cube.measure, year, cube.kind, cube.n).where(*where).subquery()
    keys = (parts.c.measure, parts.c.year, parts.c.kind)
    return select(*keys, func.sum(parts.c.n).label("n")).group_by(*keys)


@remembered
def _current_month(place: Place, ends: tuple[date, date]) -> Select[str, str, str, int]:
    """Kinds are listed, so that each is one range of the index (province, kind, date)."""
    parts = [
        select(literal(measure).label("measure"), literal(end.year).label("year"), asset.c.kind, func.count().label("n"))
        .where(*place.of(asset), asset.c.kind.in_(KINDS), day.between(end.replace(day=1), end))
        .group_by(asset.c.kind)
        for measure, day in DATES.items()
        for end in ends
    ]
    return select(union_all(*parts).subquery())
