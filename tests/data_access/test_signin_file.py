"""SQLite's second file: writers of both files at once, a process killed between the two, a file
that is lost."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import func, insert, select, text, update

from app import cli
from data_access.accounts import audit, sessions, throttle, users
from data_access.database import signin_file, sqlite, state
from data_access.database.engine import Database, now
from data_access.database.faults import DatabaseUnavailable
from data_access.database.scope import SYSTEM, ScopeMissing
from data_access.tables import asset, audit_log, audit_pending, audit_taken, user_session
from data_access.upkeep import anew
from data_access.upkeep.checks import check
from tests.seeded import TODAY, seed

ROUNDS = 60
PASSWORD = "thuyen-ai-dinh-trang-2026"


@pytest.fixture
def file(database: Database) -> Path:
    return Path(database.engine.url.database or "")


pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def logged(database: Database) -> list[str]:
    with database.read() as connection:
        assert audit.verify(connection) is None
        return list(connection.scalars(select(audit_log.c.action).order_by(audit_log.c.id)))


def write(database: Database, action: str) -> None:
    """A change of the register, and what the log is to tell of it."""
    with database.write(SYSTEM) as connection:
        state.put(connection, "x", action)
        audit.append(connection, actor="a", action=action)


def sign_in(database: Database, user_id: int) -> None:
    with database.write_signin() as connection:
        attempt = throttle.attempt(connection, "name", "a", secret="s", at=now())
        throttle.succeeded(connection, attempt, attempt)
        sessions.end(
            connection,
            sessions.start(connection, user_id, at=now(), life=timedelta(hours=1)),
            at=now(),
            reason="x",
        )
        audit.append(connection, actor="a", action="signed_in")


def test_writers_of_both_files_at_once(database: Database) -> None:
    """D-3: changes with their audit rows, sign-ins, and passwords, which write both files: nobody
    fails, every row is in the chain."""
    with database.write(SYSTEM) as connection:
        person = users.create(connection, username="an", name="An", role="admin", password=PASSWORD)

    def password(_n: int) -> None:
        with database.write(SYSTEM) as connection:
            users.disable(connection, "an", actor="a")

    work = {
        "written": lambda _n: write(database, "written"),
        "signed_in": lambda _n: sign_in(database, person),
        "user_disabled": password,
    }
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda job: job(0), [*work.values()] * ROUNDS))
    found = logged(database)
    assert {action: found.count(action) for action in work} == dict.fromkeys(work, ROUNDS)
    with database.read() as connection:
        assert (len(found), audit.left_behind(connection)) == (3 * ROUNDS + 1, 0)


def test_a_sign_in_reaches_nothing_of_the_register(database: Database) -> None:
    """Its transaction holds the lock of the second file alone."""
    with database.write(SYSTEM) as register, database.write_signin() as signin:
        register.execute(update(asset).values(version=2))
        sessions.start(signin, 1, at=now(), life=timedelta(hours=1))
        with pytest.raises(ScopeMissing):
            signin.execute(text("UPDATE asset SET version = 2"))
    with database.read() as connection:
        assert connection.scalar(select(func.count()).select_from(user_session)) == 1


def killed_before_the_log(database: Database, action: str) -> None:
    """A process that dies between the commit of its change and the log."""
    database.dispose()
    child = os.fork()
    if not child:
        audit.take = lambda _database: os.kill(os.getpid(), signal.SIGKILL)
        try:
            write(Database(database.engine.url.render_as_string()), action)
        finally:
            os._exit(0)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_what_a_killed_process_did_is_logged_by_the_next(database: Database) -> None:
    """R-1, R-3: never a change without its row, never a row twice, in the order of the changes."""
    write(database, "first")
    killed_before_the_log(database, "killed")
    assert logged(database) == ["first"]
    sign_in(database, 1)
    write(database, "last")
    assert logged(database) == ["first", "killed", "signed_in", "last"]
    write(database, "more")
    with database.read() as connection:
        assert (
            connection.scalars(select(audit_pending.c.token)).all()
            == connection.scalars(select(audit_taken.c.token)).all()
        )
        assert connection.scalar(select(func.count()).select_from(audit_pending)) == 1


def test_a_change_that_is_given_up_has_no_row(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.write(SYSTEM) as connection:
        audit.append(connection, actor="a", action="given up")
        _ = 1 / 0
    write(database, "kept")
    assert logged(database) == ["kept"]


def test_a_log_that_cannot_be_written_keeps_nobody(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R-3: the change is done and its row is safe beside it; `check` says so after a while, `daily`
    or the next writer repairs it."""
    monkeypatch.setattr(sqlite, "UNHURRIED_SECONDS", 0.2)
    own = Database(database.engine.url.render_as_string())
    with database.write(SYSTEM) as connection:
        seed(connection)
        state.put(connection, "rolled_to", TODAY.isoformat())
    anew.assess_all(database, TODAY)  # the seed's statuses are made up
    before = logged(own)
    with database.write_signin():
        write(own, "waits")
    assert logged(own) == before and check(own, TODAY) == []
    monkeypatch.setattr(audit, "AT_ONCE", timedelta(0))
    assert [(f.code, f.message) for f in check(own, TODAY)] == [
        ("audit", "1 dòng nhật ký chưa vào chuỗi: chạy python app.py daily")
    ]
    audit.take(own)
    assert logged(own) == [*before, "waits"] and check(own, TODAY) == []
    own.dispose()


@pytest.mark.parametrize("damage", ["missing", "empty"])
def test_a_lost_file_is_told_and_never_made_by_the_way(
    database: Database, file: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    """D-4: every command names the file; nothing is written until the operator has put it back or
    begun it anew."""
    write(database, "before")
    database.dispose()
    side = signin_file.beside(file)
    kept = side.read_bytes()
    side.unlink() if damage == "missing" else side.write_bytes(b"")
    for _time in range(2):
        with (
            pytest.raises(DatabaseUnavailable, match=rf"{side.name}, .*renew-signin"),
            database.write(SYSTEM),
        ):
            pass
        with pytest.raises(DatabaseUnavailable, match=side.name):
            check(database, TODAY)
    assert side.exists() == (damage == "empty") and not database.is_reachable()
    side.write_bytes(kept)
    assert logged(database) == ["before"]
    database.dispose()
    side.unlink()
    monkeypatch.setenv("IPP_DATABASE_URL", database.engine.url.render_as_string())
    for code in (0, 2):
        assert CliRunner().invoke(cli, ["db", "renew-signin"]).exit_code == code
    assert logged(database) == ["before", "signin_file_renewed"], (
        "the last change still has its row beside it"
    )
    sign_in(database, 1)
    with pytest.raises(Exception, match="append-only"), database.write(SYSTEM) as connection:
        connection.execute(text("DELETE FROM audit_log"))


def test_rows_of_both_files_are_checked(database: Database) -> None:
    """D-3: the check reads the second file, too."""
    with database.write(SYSTEM) as connection:
        row = {
            "at": now(),
            "actor": "a",
            "action": "b",
            "detail": {},
            "previous_hash": "?",
            "hash": "1",
        }
        connection.execute(insert(audit_log), row)
    assert "audit" in [finding.code for finding in check(database, TODAY)]
