"""Measures what the pages read, for the largest and the median province, and prints a table with
ratios.

python -m benchmarks.queries [URL …]   (default: the database of the settings). Run
benchmarks.generate first for a register of size. Times are of the whole query function in one
transaction, warm: SQL, transfer and the making of the records.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from statistics import median, quantiles
from time import perf_counter

from sqlalchemy import Connection, func, select

from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, Scope
from data_access.overview.national import provinces_table
from data_access.overview.page import overview
from data_access.register.export import rows_for_export
from data_access.register.page import register_page
from data_access.tables import asset_cube
from domain.calendar.dates import today_in_vietnam
from domain.places.provinces import PROVINCES_34, members
from domain.records.statuses import ALIVE
from read_models.register_filters import Filters
from settings import Settings

RUNS = 60
Read = Callable[[Connection], object]
LISTS = {
    "register, first page": Filters(),
    "register, alive marks": Filters(kinds=("NH",), statuses=ALIVE),
    "register, one rare status": Filters(statuses=("invalidated",), sort="ten"),
    "register, by title": Filters(sort="ten"),
    "register, due in 90 days": Filters(due="90", sort="han"),
    "register, class 30": Filters(classes=("30",)),
    "register, certification marks": Filters(categories=("certification",)),
    "register, last year": Filters(since=date(2025, 1, 1), until=date(2025, 12, 31)),
    'register, search "ca phe"': Filters(q="ca phe"),
    "register, search a number": Filters(q="4-2020-00017"),
}


@dataclass(frozen=True)
class Times:
    """Milliseconds."""

    p50: float
    p95: float


def measure(database: Database, scope: Scope, read: Read, runs: int = RUNS) -> Times:
    """The first run of each warms caches and is not counted."""
    times = []
    for _run in range(runs + 1):
        with database.read(scope) as connection:
            started = perf_counter()
            read(connection)
            times.append((perf_counter() - started) * 1000)
    return Times(median(times[1:]), quantiles(times[1:], n=20)[-1])


def provinces_by_size(database: Database) -> list[tuple[str, int]]:
    """(code, assets) of the 34 that have any, smallest first."""
    n = func.sum(asset_cube.c.n)
    with database.read(NATIONAL) as connection:
        query = (
            select(asset_cube.c.vn34, n)
            .where(asset_cube.c.vn34.in_(PROVINCES_34))
            .group_by(asset_cube.c.vn34)
            .order_by(n)
        )
        return [(row[0], row[1]) for row in connection.execute(query)]


def reads_of(code: str, today: date) -> dict[str, Read]:
    """What is measured for one province."""
    scope, former = Scope.province(code), members(code)[0]
    page = {"scope": scope, "vn34": code, "today": today}
    reads: dict[str, Read] = {
        "overview": lambda c: overview(c, **page),
        "overview of a former province": lambda c: overview(c, former=former, **page),
    }
    for name, filters in LISTS.items():
        reads[name] = lambda c, f=filters: register_page(c, filters=f, **page)
    return reads


def compare(database: Database, today: date) -> None:
    sizes = provinces_by_size(database)
    largest, middle = sizes[-1], sizes[len(sizes) // 2]
    print(
        f"\n{database.dialect}: {sum(n for _code, n in sizes):,} assets in provinces, largest {largest[1]:,}, median {middle[1]:,}"
    )
    print(
        f"{'milliseconds':34} {'largest p50':>12} {'p95':>8} {'median p50':>12} {'p95':>8} {'ratio':>7}"
    )
    both = [reads_of(code, today) for code, _n in (largest, middle)]
    for name in both[0]:
        a, b = (
            measure(database, Scope.province(code), reads[name])
            for (code, _n), reads in zip((largest, middle), both, strict=True)
        )
        print(
            f"{name:34} {a.p50:12.2f} {a.p95:8.2f} {b.p50:12.2f} {b.p95:8.2f} {a.p50 / b.p50:7.1f}"
        )
    country = measure(database, NATIONAL, lambda c: provinces_table(c, scope=NATIONAL))
    print(f"{'national table':34} {country.p50:12.2f} {country.p95:8.2f}")
    _export(database, middle[0])


def _export(database: Database, code: str) -> None:
    scope = Scope.province(code)
    with database.read(scope) as connection:
        started = perf_counter()
        n = sum(
            1 for _row in rows_for_export(connection, scope=scope, vn34=code, filters=Filters())
        )
    print(
        f"export of the median province: {n:,} rows, {n / (perf_counter() - started):,.0f} rows/s"
    )


if __name__ == "__main__":
    for url in sys.argv[1:] or [Settings.load().database]:
        compare(Database(url), today_in_vietnam())
