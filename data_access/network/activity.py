"""What stations and the institute told, month by month: what was handed in, as corrected since, and
imported rows of months that a station has not handed in."""

from typing import Any

from sqlalchemy import Connection, and_, func, select
from sqlalchemy.sql import Select

from data_access.database.scope import Scope, of_institute, of_station, published
from data_access.network.month_sums import month_sums
from data_access.tables import institute_month, station_activity, station_month
from domain.network.monthly import REQUESTS, SEARCHES
from domain.network.reporting import HANDED_IN
from read_models.month_sums import NONE, MonthSums, requests, searches
from read_models.network_year import MonthSum

TOLD = (*REQUESTS, "classes", "trained", "women")
IMPORTED = {
    "consultations": "consultations",
    "updates": "updates",
    "listings": "listings",
    "classes": "trainings",
    "trained": "trained",
}
"""As a month's sum calls it → as imported activity does."""


def activity_months(
    connection: Connection, *, scope: Scope, years: tuple[int, ...]
) -> dict[str, MonthSum]:
    """Month → sum, of those of the years of which anything was told."""
    first, last = f"{min(years):04}-01", f"{max(years):04}-12"
    told = month_sums(connection, scope=scope, first=first, last=last, fields=(*TOLD, *SEARCHES))
    imported: dict[str, dict[str, int]] = {}
    for row in connection.execute(_imported(scope, first, last)).mappings():
        imported[row["month"]] = {name: int(row[name] or 0) for name in ("reports", *IMPORTED)}
    invented = _invented(connection, scope, first, last)
    return {
        month: _sum(told.get(month, MonthSums(month)), imported.get(month, {}), month in invented)
        for month in sorted({*told, *imported})
    }


def _sum(told: MonthSums, more: dict[str, int], invented: bool) -> MonthSum:
    values = {name: (told.total(name) or 0) + more.get(name, 0) for name in TOLD}
    found = (searches(told.stations), searches(told.institute))
    return MonthSum(
        told.month,
        told.reports + more.get("reports", 0),
        searches=sum(n or 0 for n in found),
        institute=requests(told.institute) or 0,
        by_institute=told.institute is not NONE,
        illustrative=invented,
        **values,
    )


def known_years(connection: Connection, *, scope: Scope) -> set[int]:
    """The years from the first told month to the last; none where nothing was told."""
    c, a = station_month.c, station_activity.c
    own = select(c.month).where(of_station(station_month, scope), c.state.in_(HANDED_IN)).limit(1)
    imported = select(func.min(a.month), func.max(a.month)).where(
        published(station_activity, scope)
    )
    # the first and the last by the index, not all of them
    told = [connection.scalar(own.order_by(end)) for end in (c.month, c.month.desc())]
    ends = [month for month in (*told, *connection.execute(imported).one()) if month]
    if not ends:
        return set()
    return set(range(int(min(ends)[:4]), int(max(ends)[:4]) + 1))


def _imported(scope: Scope, first: str, last: str) -> Select[Any]:
    """Of months that the station has not handed in itself."""
    a, c = station_activity.c, station_month.c
    own = select(c.id).where(
        of_station(station_month, scope),
        and_(c.station_id == a.station_id, c.month == a.month),
        c.state.in_(HANDED_IN),
    )
    columns = [func.sum(a[column]).label(name) for name, column in IMPORTED.items()]
    return (
        select(a.month, func.count().label("reports"), *columns)
        .where(published(station_activity, scope), a.month.between(first, last), ~own.exists())
        .group_by(a.month)
    )


def _invented(connection: Connection, scope: Scope, first: str, last: str) -> set[str]:
    """Months of which anything is invented."""
    queries = [
        select(table.c.month).where(rule, table.c.month.between(first, last))
        for table, rule in (
            (station_month, of_station(station_month, scope)),
            (station_activity, published(station_activity, scope)),
            (institute_month, of_institute(institute_month, scope)),
        )
    ]
    tables = (station_month, station_activity, institute_month)
    return {
        month
        for table, query in zip(tables, queries, strict=True)
        for month in connection.scalars(query.where(table.c.illustrative.is_(True)).distinct())
    }
