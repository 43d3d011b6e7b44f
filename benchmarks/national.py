"""What the pages of the whole country ask of the database: p50 and p95 of their statements alone,
in milliseconds, warm."""

from datetime import date

from sqlalchemy import Connection

from benchmarks.page_sql import replayed
from benchmarks.queries import RUNS, Read
from benchmarks.table import Line
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL
from data_access.network.network_year import network_year
from data_access.overview.national import other_offices, provinces_table
from data_access.register.page import register_page
from data_access.rollups.freshness import as_of
from domain.records.asset import ABROAD, UNRESOLVED
from domain.records.statuses import ALIVE
from read_models.register_filters import Filters

GOAL = 5.0
"""Milliseconds, p95, of a page's reading."""
LISTS: dict[str, Filters] = {
    "first page": Filters(),
    "by title": Filters(sort="ten"),
    "by next deadline": Filters(sort="han"),
    "marks": Filters(kinds=("NH",)),
    "alive": Filters(statuses=ALIVE),
    "geographical indications": Filters(kinds=("CDDL",)),
    "abroad": Filters(place=ABROAD),
    "unresolved": Filters(place=UNRESOLVED),
    "of a former province": Filters(former="52"),
}


def lines(database: Database, today: date) -> list[Line]:
    """The first page, and the register in its usual states."""
    reads: dict[str, Read] = {
        "institute's first page": lambda c: network_year(c, scope=NATIONAL, today=today),
        "register by place": _places,
    }
    for name, filters in LISTS.items():
        reads[f"national register, {name}"] = lambda c, f=filters: register_page(
            c, scope=NATIONAL, vn34=None, filters=f, today=today
        )
    found = []
    for name, read in reads.items():
        times = replayed(database, NATIONAL, read, RUNS // 2)
        found += [
            Line(f"{name}, p50", times.p50, "ms"),
            Line(f"{name}, p95", times.p95, "ms", GOAL),
        ]
    return found


def _places(conn: Connection) -> None:
    """All that one visit of /vien/tinh reads."""
    provinces_table(conn, scope=NATIONAL)
    other_offices(conn, scope=NATIONAL)
    as_of(conn, scope=NATIONAL, vn34=None)
