"""A backup taken while people save, sign in and import: a state that was there at one moment,
nothing acknowledged before it is missing."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from data_access.accounts import audit, sessions
from data_access.database import state
from data_access.database.engine import Database, now
from data_access.database.scope import SYSTEM
from data_access.tables import asset, audit_log, import_batch
from data_access.upkeep.backing_up import of_sqlite, take
from settings import Settings
from tests.backing_up.support import Site, opened, restore, sound
from tests.importing.files import csv_text, mark, run, write

LONGEST = 60
ROWS = 20


@contextmanager
def repeated(
    database: Database, work: Callable[[Database, int], None], done: list[int]
) -> Iterator[None]:
    """Does the work with 1, 2, 3 … until the block ends; `done` has the numbers of what was
    acknowledged."""
    stop, failed = threading.Event(), list[BaseException]()

    def go() -> None:
        try:
            while not stop.is_set():
                work(database, len(done) + 1)
                done.append(len(done) + 1)
        except BaseException as error:
            failed.append(error)
            raise

    thread = threading.Thread(target=go)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(LONGEST)
    assert not failed


def save(database: Database, n: int) -> None:
    with database.write(SYSTEM) as connection:
        state.put(connection, "saved", n)
        audit.append(connection, actor="a", action="saved", subject=str(n))


def sign_in(database: Database, n: int) -> None:
    with database.write_signin() as connection:
        sessions.start(connection, 1, at=now(), life=timedelta(hours=1))
        audit.append(connection, actor="a", action="signed_in", subject=str(n))


def importing(folder: Path) -> Callable[[Database, int], None]:
    def work(database: Database, n: int) -> None:
        rows = [
            mark(so_don=f"4-2024-{n:03}{k:02}", ten=f"M{n} {k}", dia_chi="Vinh, Nghệ An")
            for k in range(ROWS)
        ]
        run(database, write(folder / f"{n}.csv", csv_text(rows)))

    return work


def test_imports_and_saves_go_on(full: Site, second: Settings, tmp_path: Path) -> None:
    """D-3, D-4, R-3. Issue 14, accepted when: what was acknowledged before is there, each change
    has its one audit row, an import is there as a whole or not at all."""
    file, acknowledged = (
        tmp_path / "x.tar.gz",
        {"saved": list[int](), "signed_in": list[int](), "import": list[int]()},
    )
    works = {"saved": save, "signed_in": sign_in, "import": importing(tmp_path)}
    with ExitStack() as at_work:
        for name, work in works.items():
            at_work.enter_context(repeated(full.database, work, acknowledged[name]))
        while not all(acknowledged.values()):
            threading.Event().wait(0.01)
        before = {name: len(done) for name, done in acknowledged.items()}
        take.take(full.place, file, at=now())
        after = {name: len(done) + 1 for name, done in acknowledged.items()}
    assert restore(second, file)[0] == 0
    assert sound(second)
    with opened(second) as database, database.read(SYSTEM) as connection:
        saved = state.get(connection, "saved")
        logged = {
            name: list(
                connection.scalars(select(audit_log.c.subject).where(audit_log.c.action == name))
            )
            for name in works
        }
        accepted = list(connection.scalars(select(import_batch.c.accepted)))
        assets = connection.scalar(select(func.count()).select_from(asset))
    assert before["saved"] <= saved <= after["saved"]
    assert logged["saved"] == [str(n + 1) for n in range(saved)], "each once, in their order"
    own = logged["signed_in"][1:]  # the first is the site's
    assert (
        own == [str(n + 1) for n in range(len(own))]
        and before["signed_in"] <= len(own) <= after["signed_in"]
    )
    assert (
        set(accepted) == {ROWS}
        and before["import"] <= len(accepted) == len(logged["import"]) <= after["import"]
    )
    assert assets == 71 + ROWS * len(accepted)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_the_two_files_are_of_one_moment(
    full: Site, second: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """D-3: somebody saves between the two openings. The log would have taken a row that the
    register has forgotten since, and the copy would take it a second time."""
    writers, see, file = list[threading.Thread](), of_sqlite.see, tmp_path / "x.tar.gz"
    save(full.database, 1)

    def save_twice() -> None:
        save(full.database, 2)
        save(full.database, 3)

    def seen_slowly(connection: sqlite3.Connection) -> None:
        see(connection)
        if not writers:
            writers.append(threading.Thread(target=save_twice))
            writers[0].start()
            writers[0].join(0.5)

    monkeypatch.setattr(of_sqlite, "see", seen_slowly)
    take.take(full.place, file, at=now())
    writers[0].join(LONGEST)
    assert restore(second, file)[0] == 0
    with opened(second) as database, database.read(SYSTEM) as connection:
        logged = connection.scalars(
            select(audit_log.c.subject).where(audit_log.c.action == "saved")
        ).all()
        assert (state.get(connection, "saved"), logged) == (1, ["1"])
