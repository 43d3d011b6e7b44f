"""What grows for ever is pruned: what counts no more goes, what may be needed stays, on both
databases."""

import os
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import func, insert, select, update

from commands.daily import daily_command
from data_access.accounts import audit, feeds, sessions, throttle, users
from data_access.database import jobs, state
from data_access.database.engine import Database
from data_access.database.jobs import Owner
from data_access.database.scope import SYSTEM, Scope
from data_access.importing.jobs import Folder, begin, clear
from data_access.tables import calendar_feed, job, signin_throttle, user_session
from data_access.upkeep import pruning
from domain.calendar.dates import clock_day
from settings import Settings

NOW = datetime(2026, 12, 1, 3, tzinfo=UTC)
PASSWORD = "thuyen-ai-dinh-trang-2026"


@pytest.fixture
def person(database: Database) -> int:
    with database.write(SYSTEM) as connection:
        return users.create(
            connection, username="nghean", name="N", role="officer", vn34="40", password=PASSWORD
        )


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The system's place for what is needed for a while."""
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield place


def age(path: Path, days: float) -> None:
    at = time.time() - days * 86_400
    os.utime(path, (at, at))


def counted(database: Database, *tables: object) -> list[int]:
    with database.read(SYSTEM) as connection:
        return [
            int(connection.scalar(select(func.count()).select_from(table)) or 0) for table in tables
        ]  # type: ignore[arg-type]


def test_every_rule_has_a_reason() -> None:
    """Issue 14, item 5: one list of what is pruned; each name once."""
    assert all(rule.why for rule in pruning.RULES) and len(
        {rule.name for rule in pruning.RULES}
    ) == len(pruning.RULES)


def test_attempts_that_count_no_more_go(database: Database, tmp_path: Path) -> None:
    """Issue 14, item 5: `throttle.forget` was never called. A window that lasts, and a block that
    holds, stay; what a clock that was ahead has left goes."""
    with database.write_signin() as connection:
        rows = {
            "over": (NOW - timedelta(minutes=6), None),
            "lasts": (NOW - timedelta(minutes=4), None),
            "block over": (NOW - timedelta(minutes=30), NOW - timedelta(minutes=1)),
            "block holds": (NOW - timedelta(minutes=6), NOW + timedelta(minutes=9)),
            "ahead": (NOW + timedelta(days=4_000), NOW + timedelta(days=4_001)),
        }
        for key, (begun, blocked) in rows.items():
            connection.execute(
                insert(signin_throttle).values(
                    key=key, window_from=begun, failures=5, blocked_until=blocked
                )
            )
    assert pruning.prune(database, tmp_path, NOW)["throttle"] == 3
    with database.read() as connection:
        assert set(connection.scalars(select(signin_throttle.c.key))) == {"lasts", "block holds"}
    assert pruning.prune(database, tmp_path, NOW)["throttle"] == 0


def test_sessions_and_addresses_stay_for_three_months(
    database: Database, tmp_path: Path, person: int
) -> None:
    """Issue 14, item 5: those that ended, expired or were revoked longer ago go; what is in use
    does not."""
    with database.write(SYSTEM) as connection:
        life = timedelta(hours=8)
        kept = [
            sessions.start(connection, person, at=NOW - timedelta(days=days), life=life)
            for days in (0, 80)
        ]
        old = [
            sessions.start(connection, person, at=NOW - timedelta(days=100), life=life)
            for _n in range(2)
        ]
        sessions.end(connection, kept[1], at=NOW - timedelta(days=80), reason="signed out")
        sessions.end(connection, old[0], at=NOW - timedelta(days=99), reason="signed out")
        for n, revoked in enumerate((None, NOW - timedelta(days=89), NOW - timedelta(days=91))):
            row = {
                "token_hash": str(n) * 64,
                "user_id": person,
                "created_at": NOW - timedelta(days=200),
                "revoked_at": revoked,
            }
            connection.execute(insert(calendar_feed).values(row))
    removed = pruning.prune(database, tmp_path, NOW)
    assert (removed["sessions"], removed["addresses"]) == (2, 1)
    assert counted(database, user_session, calendar_feed) == [2, 2]
    with database.read() as connection:
        assert sessions.find(connection, kept[0], at=NOW, idle=timedelta(minutes=30)) is not None
        assert audit.verify(connection) is None
    assert feeds.forget.__doc__


def ask(
    database: Database,
    person: int,
    data_dir: Path,
    state_of_it: str,
    *,
    days: float,
    batch: int | None = None,
) -> int:
    """An import in a state, its file as old as its end."""
    with database.write(SYSTEM) as connection:
        number = begin(
            connection,
            Owner(Scope.province("40"), person),
            file="x.csv",
            actor="nghean",
            role="officer",
        )
        jobs.move(connection, number, expected=("waiting",), state="running")
        jobs.note(connection, number, state_of_it, batch=batch)
        connection.execute(
            update(job).where(job.c.id == number).values(finished_at=NOW - timedelta(days=days))
        )
    folder = Folder(data_dir, number)
    folder.path.mkdir(parents=True)
    folder.file.write_bytes(b"x")
    folder.stage.write_bytes(b"x")
    age(folder.path, days)
    return number


def test_imports_give_up_files_after_a_month_and_rows_after_a_year(
    database: Database, tmp_path: Path, person: int
) -> None:
    """Issue 14, items 4 and 5: files and stages, uploads that broke off, previews that cannot be
    decided about any more, jobs that wrote nothing. What wrote something stays in the history."""
    young, undecided = (ask(database, person, tmp_path, "ready", days=days) for days in (29, 31))
    done, failed = (
        ask(database, person, tmp_path, name, days=400, batch=n)
        for name, n in (("done", 1), ("failed", None))
    )
    uploads = tmp_path / "uploads"
    for name, hours in (("incoming-a", 2), ("kept-incoming-b", 2), ("incoming-c", 0.5)):
        (uploads / name).write_bytes(b"x")
        age(uploads / name, hours / 24)
    removed = pruning.prune(database, tmp_path, NOW)
    assert (removed["uploads"], removed["undecided"], removed["jobs"]) == (5, 1, 1)
    assert sorted(path.name for path in uploads.iterdir()) == sorted([str(young), "incoming-c"])
    with database.read(SYSTEM) as connection:
        found = {
            row.id: (row.state, row.detail.get("problem"))
            for row in connection.execute(select(job))
        }
    assert (
        found.keys() == {young, undecided, done}
        and found[young][0] == "ready"
        and found[done][0] == "done"
    )
    assert found[undecided][0] == "cancelled" and str(found[undecided][1]).endswith(
        "xin gửi lại tệp."
    )
    assert failed not in found and clear(tmp_path) == 0


def test_what_killed_processes_left_goes_after_a_day(
    database: Database, tmp_path: Path, temporary: Path
) -> None:
    """Issue 14, item 5: folders of commands, and files that were to be put in place; not one that
    is still written to."""
    for name, days, inner in (
        ("ipp-import-a", 2, 2),
        ("ipp-zip-b", 2, 0.1),
        ("ipp-sync-c", 0.1, 0.1),
        ("other-d", 9, 9),
    ):
        (temporary / name).mkdir()
        (temporary / name / "stage.sqlite3").write_bytes(b"x")
        age(temporary / name / "stage.sqlite3", inner)
        age(temporary / name, days)
    for name, days in (
        ("pictures/ab/x.jpg.1.part", 2),
        ("pictures/ab/y.jpg.2.part", 0),
        ("pictures/ab/x.jpg", 9),
        ("z.part", 2),
    ):
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
        age(path, days)
    removed = pruning.prune(database, tmp_path / "data", NOW)
    assert (removed["temporary"], removed["parts"]) == (1, 2)
    assert sorted(path.name for path in temporary.iterdir()) == [
        "ipp-sync-c",
        "ipp-zip-b",
        "other-d",
    ]
    assert sorted(path.name for path in (tmp_path / "data").rglob("*") if path.is_file()) == [
        "x.jpg",
        "y.jpg.2.part",
    ]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("days", "left"), [(0, 0), (1, 0), (40, 1)])
def test_daily_prunes_by_a_clock_that_is_believed(
    database: Database, tmp_path: Path, days: int, left: int
) -> None:
    """X-11: a clock that has jumped makes nothing old: what it would remove waits until the day is
    confirmed."""
    with database.write(SYSTEM) as connection:
        state.put(connection, "rolled_to", (clock_day() - timedelta(days=days)).isoformat())
        connection.execute(
            insert(signin_throttle).values(
                key="k", window_from=NOW - timedelta(days=999), failures=1, blocked_until=None
            )
        )
    settings = Settings(data_dir=tmp_path, database_url=database.engine.url.render_as_string())
    assert CliRunner().invoke(daily_command, [], obj=settings).exit_code == 0
    assert counted(database, signin_throttle) == [left]
    assert timedelta(days=1) > throttle.WINDOW
