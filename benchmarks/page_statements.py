"""What a page asks of the database: its statements as they went through the driver, each with the
scope of whoever asked, and how long they take when they are sent again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

from flask.testing import FlaskClient
from sqlalchemy import Connection, event, text

from benchmarks.callbacks import ADDRESS, body
from benchmarks.queries import RUNS
from data_access.database.engine import SCOPE, Database
from data_access.database.scope import Scope
from sitemap.pages import BY_NAME
from web import finished_answers
from web.index import Dashboard

READS = ("SELECT", "WITH")


class Asked(NamedTuple):
    scope: Scope | None
    statement: str
    given: Any


class Took(NamedTuple):
    """Milliseconds of each run. `cpu`: of SQLite this process's, of PostgreSQL that of the process
    that serves it; nothing where the server does not tell."""

    wall: list[float]
    cpu: list[float]


def asked(
    app: Dashboard, client: FlaskClient, database: Database, name: str, address: str
) -> list[Asked]:
    """What the page and all callbacks that fill it read, the second time that it is opened, drawn
    anew: none of it was kept from the first time."""
    path, _mark, search = address.partition("?")
    search = f"?{search}" if search else ""
    bodies = [body(app, output, path, search) for output in _outputs(app, name)]
    _opened(client, address, bodies)
    app.server.extensions[finished_answers.EXTENSION].clear()
    with _noted(database) as found:
        _opened(client, address, bodies)
    return found


def _outputs(app: Dashboard, name: str) -> list[str]:
    """One output of each callback that fills the page."""
    wanted = {f"{filled}.children" for filled in BY_NAME[name].fills}
    keys = (key for key in app.callback_map if wanted & set(key.strip(".").split("...")))
    return [min(wanted & set(key.strip(".").split("..."))) for key in keys]


def _opened(client: FlaskClient, address: str, bodies: list[dict[str, Any]]) -> None:
    assert client.get(address).status_code == 200, address
    for each in bodies:
        assert client.post(ADDRESS, json=each).status_code == 200, (address, each["output"])


@contextmanager
def _noted(database: Database) -> Iterator[list[Asked]]:
    found: list[Asked] = []

    def note(
        connection: Connection, _cursor: Any, said: str, given: Any, _context: Any, _many: bool
    ) -> None:
        if said.lstrip().upper().startswith(READS):
            found.append(Asked(connection.get_execution_options().get(SCOPE), said, given))

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


def replayed(database: Database, statements: list[Asked], runs: int = RUNS) -> Took:
    """The first run warms and is not counted. What two scopes asked goes through two transactions,
    so that row-level security looks at it as it did."""
    parts = [list(part) for _scope, part in groupby(statements, key=lambda each: each.scope)]
    times = [_replayed(database, part, runs) for part in parts]
    wall = [sum(run) for run in zip(*(each.wall for each in times), strict=True)]
    cpu = [sum(run) for run in zip(*(each.cpu for each in times), strict=True)]
    return Took(wall[1:], cpu[1:] if any(cpu) else [])


def _replayed(database: Database, part: list[Asked], runs: int) -> Took:
    took = Took([], [])
    with database.read(part[0].scope) as connection:
        cursor, busy = connection.connection.cursor(), _processor(connection)
        for _run in range(runs + 1):
            began, before = perf_counter(), busy()
            for each in part:
                cursor.execute(each.statement, each.given).fetchall()
            took.wall.append((perf_counter() - began) * 1000)
            took.cpu.append(busy() - before)
        cursor.close()
    return took


def _processor(connection: Connection) -> Callable[[], float]:
    """Milliseconds of the processor so far."""
    if connection.dialect.name == "sqlite":
        return lambda: process_time() * 1000
    told = Path(f"/proc/{connection.scalar(text('SELECT pg_backend_pid()'))}/schedstat")
    return lambda: int(told.read_text().split()[0]) / 1_000_000 if told.exists() else 0.0
