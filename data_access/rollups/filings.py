"""Filings by year, and filed and granted this year against the same days of last year."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from data_access.database.area import ProvinceArea
from data_access.database.prepared_statements import prepared
from data_access.tables import asset_cube, day_cube, month_cube
from domain.calendar.dates import add_years
from domain.records.asset import UNKNOWN_FORMER
from domain.records.kinds import KINDS
from read_models.overview import Filings, YearToDate

YEARS = 10
MEASURES = ("filed", "granted")


def filings(conn: Connection, place: ProvinceArea, today: date) -> Filings:
    """The last ten years, this one included, by filing date; what has no filing date apart."""
    years = range(today.year - YEARS + 1, today.year + 1)
    found = {(kind, year): n for kind, year, n in _by_year(conn, place, years[0], years[-1])}
    return Filings(
        years=tuple(years),
        counts={kind: tuple(found.get((kind, year), 0) for year in years) for kind in KINDS},
        incomplete=(today.month, today.day) != (12, 31),
        undated={kind: found[kind, 0] for kind in KINDS if (kind, 0) in found},
    )


@prepared
def _by_year(place: ProvinceArea, first: int, last: int) -> Select[*tuple[Any, ...]]:
    cube = asset_cube.c
    wanted = (cube.filing_year == 0) | cube.filing_year.between(first, last)
    query = select(cube.kind, cube.filing_year, func.sum(cube.n).label("n")).where(
        *place.of(asset_cube), wanted
    )
    return query.group_by(cube.kind, cube.filing_year)


def to_date(conn: Connection, place: ProvinceArea, today: date) -> tuple[YearToDate, ...]:
    """Whole months and the days of the current month from their rollups, for both years."""
    found = _to_date(conn, place, today)
    if place.former in (None, UNKNOWN_FORMER):
        return found
    unknown = _to_date(conn, replace(place, former=UNKNOWN_FORMER), today)
    return tuple(
        replace(part, untold=(other.n, other.last_n))
        for part, other in zip(found, unknown, strict=True)
    )


def _to_date(conn: Connection, place: ProvinceArea, today: date) -> tuple[YearToDate, ...]:
    ends = (today, add_years(today, -1))
    counts: dict[tuple[str, int, str], int] = defaultdict(int)
    for measure, year, kind, n in (
        *_whole_months(conn, place, ends),
        *_current_month(conn, place, ends),
    ):
        counts[measure, int(year), kind] += n
    return tuple(_year_to_date(measure, ends, counts) for measure in MEASURES)


def _year_to_date(
    measure: str, ends: tuple[date, date], counts: dict[tuple[str, int, str], int]
) -> YearToDate:
    until, last_until = ends
    by_kind = {
        kind: (counts[measure, until.year, kind], counts[measure, last_until.year, kind])
        for kind in KINDS
    }
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


@prepared
def _whole_months(place: ProvinceArea, ends: tuple[date, date]) -> Select[str, str, str, int]:
    months = [f"{end.year:04}-{month:02}" for end in ends for month in range(1, end.month)]
    return _by_kind(place, month_cube, month_cube.c.month, months)


@prepared
def _current_month(place: ProvinceArea, ends: tuple[date, date]) -> Select[str, str, str, int]:
    days = [end.replace(day=day).isoformat() for end in ends for day in range(1, end.day + 1)]
    return _by_kind(place, day_cube, day_cube.c.day, days)


def _by_kind(
    place: ProvinceArea, cube: Table, period: ColumnElement[str], periods: list[str]
) -> Select[str, str, str, int]:
    """Counts of the listed months or days by measure, year and kind; listed, so that each is one
    range of the key."""
    year = func.substr(period, 1, 4).label("year")
    where = (*place.of(cube), cube.c.measure.in_(MEASURES), period.in_(periods))
    parts = select(cube.c.measure, year, cube.c.kind, cube.c.n).where(*where).subquery()
    keys = (parts.c.measure, parts.c.year, parts.c.kind)
    return select(*keys, func.sum(parts.c.n).label("n")).group_by(*keys)
