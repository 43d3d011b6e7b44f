"""What the pages ask of the database, at the size of the register: p50 and p95 in milliseconds,
warm."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from sqlalchemy import Connection, event, func, select

from benchmarks.queries import RUNS, Read, Times, measure, provinces_by_size
from benchmarks.table import Line
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, Scope
from data_access.overview.national import provinces_table
from data_access.overview.page import overview
from data_access.records.search import matching
from data_access.register.facets import register_facets
from data_access.register.listing import Listing
from data_access.register.page import register_page
from data_access.register.totals import kind_counts
from data_access.tables import asset
from read_models.register_filters import Filters

Statement = tuple[str, Any]
GOAL = {"sqlite": 3.0, "postgresql": 8.0}
"""Of the first page's SQL, p95."""
CAP = 1_001
WORDS = "ca phe"


def extremes(database: Database) -> tuple[tuple[str, int], tuple[str, int]]:
    """(code, assets) of the largest and of the median province."""
    sizes = provinces_by_size(database)
    return sizes[-1], sizes[len(sizes) // 2]


def lines(database: Database, today: date) -> list[Line]:
    """Everything that has a goal, on this database."""
    (largest, _n), (middle, _m) = extremes(database)
    found = _overview(database, largest, middle, today)
    for name, read, goal in _lists(largest, today, database.dialect):
        times = measure(database, Scope.province(largest), read, RUNS // 2)
        found += [
            Line(f"{name}, largest, p50", times.p50, "ms", goal),
            Line(f"{name}, largest, p95", times.p95, "ms"),
        ]
    country = measure(database, NATIONAL, lambda c: provinces_table(c, scope=NATIONAL))
    return [
        *found,
        Line("national table, p50", country.p50, "ms", 5),
        Line("national table, p95", country.p95, "ms"),
    ]


def _overview(database: Database, largest: str, middle: str, today: date) -> list[Line]:
    reads = {code: _page(code, today) for code in (largest, middle)}
    sql = {code: replayed(database, Scope.province(code), read) for code, read in reads.items()}
    whole = {code: measure(database, Scope.province(code), read) for code, read in reads.items()}
    goal, found = GOAL[database.dialect], []
    for name, code in (("largest", largest), ("median", middle)):
        found += [
            Line(f"overview SQL, {name}, p50", sql[code].p50, "ms"),
            Line(f"overview SQL, {name}, p95", sql[code].p95, "ms", goal),
            Line(
                f"the same with building and reading of statements, {name}, p50",
                whole[code].p50,
                "ms",
            ),
            Line(
                f"the same with building and reading of statements, {name}, p95",
                whole[code].p95,
                "ms",
            ),
        ]
    return [
        *found,
        Line("overview SQL, largest ÷ median", sql[largest].p50 / sql[middle].p50, "×", 3),
    ]


def _page(code: str, today: date) -> Read:
    return lambda c: overview(c, scope=Scope.province(code), vn34=code, today=today)


def _lists(code: str, today: date, dialect: str) -> list[tuple[str, Read, float]]:
    """Name, reading, goal."""
    place: dict[str, Any] = {"scope": Scope.province(code), "vn34": code, "today": today}
    odd = Listing(
        filters=Filters(classes=("30", "35"), since=date(2020, 2, 2)), dialect=dialect, **place
    )
    everything = Listing(filters=Filters(), dialect=dialect, **place)
    words = matching(WORDS, dialect, vn34=code)
    found = select(asset.c.id).where(*everything.conditions(), words).limit(CAP).subquery()
    return [
        (
            "register, first 25 rows and total",
            lambda c: register_page(c, filters=Filters(), **place),
            30,
        ),
        ("exact total that no rollup knows", lambda c: kind_counts(c, odd), 300),
        (
            "numbers beside the filters of the whole list",
            lambda c: register_facets(c, filters=Filters(), **place),
            500,
        ),
        (
            "numbers beside the filters of that odd list",
            lambda c: register_facets(c, filters=odd.filters, **place),
            500,
        ),
        (
            f"search, matches counted up to {CAP:,}",
            lambda c: c.scalar(select(func.count()).select_from(found)),
            10,
        ),
        (
            "search, exact total and first 25 rows",
            lambda c: register_page(c, filters=Filters(q=WORDS), **place),
            60,
        ),
    ]


def replayed(database: Database, scope: Scope, read: Read, runs: int = RUNS) -> Times:
    """Times of a reading's bare statements, sent again through the driver and fetched: the share of
    the database alone."""
    with database.read(scope) as connection:
        with recorded(connection) as statements:
            read(connection)
        cursor, times = connection.connection.cursor(), []
        for _run in range(runs + 1):
            began = perf_counter()
            for statement, parameters in statements:
                cursor.execute(statement, parameters).fetchall()
            times.append((perf_counter() - began) * 1000)
        cursor.close()
    return Times(median(times[1:]), quantiles(times[1:], n=20)[-1])


@contextmanager
def recorded(connection: Connection) -> Iterator[list[Statement]]:
    """The statements that go through the connection meanwhile."""
    statements: list[Statement] = []

    def note(
        _c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool
    ) -> None:
        statements.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    yield statements
    event.remove(connection, "before_cursor_execute", note)
