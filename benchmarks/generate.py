"""Fills a database with N illustrative assets: some tens of thousands through the writer, then
copies of them in plain SQL.

    python -m benchmarks.generate [--size 2000000] [--url sqlite:///var/bench.sqlite3]

A copy differs in its numbers and its owner, so that owners grow with the register; everything else
is as the writer made it. Two cities hold about 60%. Memory stays flat. Rollups are rebuilt from the
rows at the end, the search index grows with the rows.
"""

import argparse
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection, Index, Table, func, select, text

from commands import illustrative
from data_access import rollups
from data_access.database import state
from data_access.database.bulk import chunks
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.tables import (
    asset,
    asset_class,
    asset_party,
    asset_status_period,
    asset_text,
    deadline,
    deadline_turn,
    legal_event,
    metadata,
    organisation,
)
from data_access.tables.base import TENANT
from data_access.upkeep import upgrade
from data_access.writing.save import save
from domain.calendar.dates import today_in_vietnam

BASE = 40_000
CHUNK = 5_000
REPLICA = "session_replication_role"
"""Set to `replica`, PostgreSQL asks of no copied row again whether what it names is there; the
server's owner lets the role do so (benchmarks.databases)."""
COPIED = (
    organisation,
    asset,
    asset_party,
    asset_class,
    legal_event,
    asset_status_period,
    deadline,
    deadline_turn,
    asset_text,
)


def generate(database: Database, size: int, today: date, *, base: int = BASE) -> None:
    """Adds `size` assets (rounded to whole copies of the base) to an empty database of the newest
    schema."""
    base = min(size, base)
    for part in chunks(illustrative.records(today, size=base), CHUNK):
        with _unhurried(database) as connection:
            save(connection, part, batch_id=None, actor="bench", today=today)
    with _unhurried(database) as connection:
        indexes = _drop_indexes(connection)
        steps = {
            t.name: int(connection.scalar(select(func.max(t.c.id))) or 0)
            for t in (asset, organisation)
        }
    for copy in range(1, size // base):
        with _unhurried(database) as connection:
            _trust_copies(connection)
            for table in COPIED:
                _copy(connection, table, copy, steps)
    with _unhurried(database) as connection:
        for index in indexes:
            index.create(connection)
        _move_sequences(connection)
        rollups.rebuild(connection)
        state.put(connection, "rolled_to", today.isoformat())
        state.put(connection, "demonstration", True)
    with _unhurried(database) as connection:
        connection.execute(text("ANALYZE"))


@contextmanager
def _unhurried(database: Database) -> Iterator[Connection]:
    """database.write() for long statements and a large cache."""
    with database.write(SYSTEM) as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL maintenance_work_mem = '256MB'")
        else:
            connection.exec_driver_sql("PRAGMA cache_size=-200000")
        yield connection


def _trust_copies(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        allowed = select(func.has_parameter_privilege(REPLICA, "SET"))
        if connection.scalar(allowed):
            connection.exec_driver_sql(f"SET LOCAL {REPLICA} = replica")


def _drop_indexes(connection: Connection) -> Iterable[Index]:
    """Those of the big tables: many rows go in faster without, and the indexes come out better
    packed."""
    tables = (t for t in metadata.tables.values() if t.info.get(TENANT))
    indexes = [index for table in tables for index in table.indexes]
    for index in indexes:
        index.drop(connection)
    return indexes


def _copy(connection: Connection, table: Table, copy: int, steps: dict[str, int]) -> None:
    """Inserts the base's rows of a table again, as copy number `copy`."""
    key = "asset_id" if "asset_id" in table.c else "id"
    step = steps["organisation" if table is organisation else "asset"]
    moved = _moved(table, copy, steps)
    columns = ", ".join(f'"{c.name}"' for c in table.c)
    values = ", ".join(moved.get(c.name, f'"{c.name}"') for c in table.c)
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({columns}) SELECT {values} FROM "{table.name}" WHERE {key} <= {step}'
    )


def _move_sequences(connection: Connection) -> None:
    """Copied ids are given out: PostgreSQL, which counts them apart from the rows, goes on after
    the largest."""
    if connection.dialect.name != "postgresql":
        return
    for table in (t for t in COPIED if "id" in t.c):
        last = connection.scalar(select(func.max(table.c.id)))
        connection.scalar(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), last)))


def _moved(table: Table, copy: int, steps: dict[str, int]) -> dict[str, str]:
    """column → SQL for what differs in a copy."""
    by_asset, by_owner, mark = copy * steps["asset"], copy * steps["organisation"], f"{copy:03}"
    if table is organisation:
        return {
            "id": f"id + {by_owner}",
            "folded": f"folded || ' {mark}'",
            "name": f"name || ' {mark}'",
        }
    if table is asset_party:
        return {
            "asset_id": f"asset_id + {by_asset}",
            "organisation_id": f"organisation_id + {by_owner}",
        }
    if table is asset_text:
        return {"asset_id": f"asset_id + {by_asset}", "words": f"words || ' c{mark}'"}
    if table is not asset:
        return {"asset_id": f"asset_id + {by_asset}"}
    numbers = {
        name: f"{name} || '{mark}'" for name in ("identity", "application_no", "application_key")
    }
    title = {
        name: f"substr({name}, 1, length({name}) - 3) || '{mark}'"
        for name in ("registration_no", "registration_key")
    }
    return {"id": f"id + {by_asset}", "owner_id": f"owner_id + {by_owner}", **numbers, **title}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate")
    parser.add_argument("--size", type=int, default=2_000_000)
    parser.add_argument("--url", default="sqlite:///var/bench.sqlite3")
    options = parser.parse_args()
    database = Database(options.url)
    upgrade.upgrade(database)
    start = time.perf_counter()
    generate(database, options.size, today_in_vietnam())
    print(f"{options.size:,} assets in {time.perf_counter() - start:,.0f} s")
    database.dispose()


if __name__ == "__main__":
    main()
