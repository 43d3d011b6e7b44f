"""Measures the dashboard on a register of size and prints one table: pages' SQL, callbacks,
payloads, browser, memory.

    python -m benchmarks [--assets 2000000] [--postgresql N] [--keep DIR]

With --keep the generated registers stay in DIR and are used again; without, everything made is
deleted in the end.
"""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks import callbacks, databases, national, page_sql, served, visit
from benchmarks.table import Line, shown
from data_access.database.engine import Database
from domain.calendar.dates import today_in_vietnam
from domain.places.provinces import PROVINCES_34
from settings import Settings
from sitemap import ids
from web.index import Dashboard
from wiring import create_app


def main() -> None:
    options = _options()
    with databases.folder(options.keep) as place:
        lines = list(_on_sqlite(databases.sqlite(place, options.assets), today_in_vietnam()))
        if options.postgresql:
            with databases.postgresql(place, options.postgresql) as url:
                lines += _pages(url, today_in_vietnam())
    print(shown(lines))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--assets", type=int, default=2_000_000, help="size of the SQLite register")
    parser.add_argument(
        "--postgresql",
        type=int,
        metavar="N",
        help="size of the PostgreSQL register (as many; 0: none)",
    )
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="keeps the registers there and uses them again"
    )
    options = parser.parse_args()
    options.postgresql = options.assets if options.postgresql is None else options.postgresql
    return options


def _on_sqlite(url: str, today: date) -> Iterator[Line]:
    yield from _pages(url, today)
    database = Database(url)
    (largest, _n), (middle, _m) = page_sql.extremes(database)
    yield from callbacks.lines(url, largest, middle)
    with served.serving(url, "demo") as site:
        yield from visit.lines(site.url, largest)
    bodies = bodies_of(create_app(Settings(database_url=url)), largest)
    with served.serving(url, "production") as site:
        yield from served.memory(site, callbacks.start_session(database, largest), bodies)
    database.dispose()


def _pages(url: str, today: date) -> list[Line]:
    database = Database(url)
    (_, most), (_, middle) = page_sql.extremes(database)
    kind = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[database.dialect]
    print(f"{kind}: largest province {most:,} assets, median {middle:,}", flush=True)
    found = [*page_sql.lines(database, today), *national.lines(database, today)]
    database.dispose()
    return [Line(f"{kind}: {line.what}", line.value, line.unit, line.goal) for line in found]


def bodies_of(app: Dashboard, vn34: str) -> list[dict[str, object]]:
    """Requests of the first page, and of the register: from its start, searched, and by title."""
    home = f"/tinh/{PROVINCES_34[vn34].slug}"
    register = [
        callbacks.body(app, f"{ids.REGISTER_LIST}.children", f"{home}/tai-san", s)
        for s in ("", "?q=ca+phe", "?sap-xep=ten")
    ]
    return [callbacks.body(app, callbacks.DATA, home), *register]


if __name__ == "__main__":
    main()
