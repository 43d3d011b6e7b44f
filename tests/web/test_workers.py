"""gunicorn as `serve` starts it: a stuck worker, an end, a restart in turn; and what one worker
answers to two people at once."""

import itertools
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from sqlalchemy import select, text

from commands import serve
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.tables import asset_note
from settings import Settings
from tests.web.served import started, status
from tests.web.support import Running, body, canary, seed, token_of
from tests.web.test_start import Browser, seeded
from tests.web.test_tenants import key_of

LONGEST = 60
"""Seconds after which a test that hangs ends."""
HELD = 4_711
SLOW = """CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    WHILE EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = {key}) LOOP PERFORM pg_sleep(0.05); END LOOP;
    RETURN NEW; END $$; CREATE TRIGGER slow BEFORE INSERT ON asset_note FOR EACH ROW EXECUTE FUNCTION slow()"""
"""A note takes as long to be written as somebody holds that advisory lock; nobody waits for a lock,
which would be told after 2 s."""
Process = subprocess.Popen[bytes]


@contextmanager
def gunicorn(folder: Path, *changes: str, url: str = "") -> Iterator[tuple[str, Process]]:
    """Its address and its first process; on the seeded file in `folder`, or on a seeded
    database."""
    more = {"IPP_DATABASE_URL": url} if url else {}
    with started(
        "-m", "tests.web.gunicorn_site", *changes, IPP_DATA_DIR=str(folder), **more
    ) as found:
        yield found


def workers(process: Process) -> set[int]:
    """The process ids of the workers."""
    return set(
        map(int, Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split())
    )


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + LONGEST
    while not holds():
        assert time.monotonic() < end, "did not come about"
        time.sleep(0.05)


@contextmanager
def asked_all_the_while(url: str) -> Iterator[list[int]]:
    """Four people ask, again and again, for as long as the block runs; gives their statuses, 0 for
    no answer."""
    found: list[int] = []
    ended = threading.Event()

    def ask() -> None:
        while not ended.is_set():
            try:
                found.append(status(f"{url}/dang-nhap", "127.0.0.1"))
            except OSError:
                found.append(0)

    with ThreadPoolExecutor(4) as pool:
        try:
            asking = [pool.submit(ask) for _n in range(4)]
            yield found
        finally:
            ended.set()
        for one in asking:
            one.result(LONGEST)


def test_the_options_in_production(tmp_path: Path) -> None:
    """R-7: a worker without a sign of life is killed after 60 s; what has begun has 30 s to end."""
    options = serve.options(Settings(data_dir=tmp_path))
    assert (options["timeout"], options["graceful_timeout"], options["workers"] >= 2) == (
        60,
        30,
        True,
    )


def test_a_stuck_worker_is_killed_while_the_others_serve(tmp_path: Path) -> None:
    """R-7: one of two is stopped in its tracks; nobody is left without an answer, and there are two
    again."""
    with gunicorn(seeded(tmp_path), "timeout=2", "workers=2") as (url, process):
        until(lambda: len(workers(process)) == 2)
        stuck = min(workers(process))
        with asked_all_the_while(url) as answers:
            until(lambda: len(answers) > 8)
            before = len(answers)
            os.kill(stuck, signal.SIGSTOP)
            until(lambda: stuck not in workers(process) and len(workers(process)) == 2)
            until(lambda: len(answers) > before + 8)
        assert set(answers) <= {200, 0} and answers.count(0) <= 4, (
            "those that the stopped worker had begun, and no other"
        )


def test_an_end_waits_for_what_has_begun(tmp_path: Path, postgresql_url: str) -> None:
    """R-7: a note that is being written when SIGTERM comes is written, its writer is told, and the
    process ends well."""
    asset_id, database = seed(postgresql_url)["40"][0], Database(postgresql_url)
    with database.write(SYSTEM) as connection:
        connection.execute(text(SLOW.format(key=HELD)))
    with (
        gunicorn(tmp_path, "workers=2", url=postgresql_url) as (url, process),
        ThreadPoolExecutor(1) as pool,
    ):
        officer = Browser(url)
        officer.sign_in("nghean")
        form = {"text": "Gọi lại", "csrf_token": token_of(officer.get("/doi-mat-khau"))}
        path = f"{url}/ghi/nghe-an/tai-san/{asset_id}/ghi-chu"
        with database.write(SYSTEM) as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": HELD})
            asked = pool.submit(officer.opener.open, path, urlencode(form).encode(), LONGEST)
            until(lambda: waiting(database) == 1)
            process.send_signal(signal.SIGTERM)
            until(lambda: not answers(url))
            assert not asked.done() and process.poll() is None
        with asked.result(LONGEST) as answer:
            assert answer.status == 200
        assert process.wait(LONGEST) == 0
    with database.read(SYSTEM) as connection:
        assert list(connection.scalars(select(asset_note.c.text))) == ["Gọi lại"]
    database.dispose()


def waiting(database: Database) -> int:
    """Transactions that sleep."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"
    with database.read(SYSTEM) as connection:
        return int(connection.scalar(text(query)) or 0)


def answers(url: str) -> bool:
    try:
        return status(f"{url}/health", "127.0.0.1") == 200
    except OSError:
        return False


def test_a_restart_in_turn_fails_nobody(tmp_path: Path) -> None:
    """R-7: SIGHUP, twice: all workers are new, and every request was answered."""
    with (
        gunicorn(seeded(tmp_path), "workers=2") as (url, process),
        asked_all_the_while(url) as found,
    ):
        until(lambda: len(found) > 8)
        for _n in range(2):
            former = workers(process)
            process.send_signal(signal.SIGHUP)
            until(
                lambda former=former: len(workers(process)) == 2 and not workers(process) & former
            )  # type: ignore[misc]
        after = len(found)
        until(lambda: len(found) > after + 8)
    assert set(found) == {200}


@pytest.mark.parametrize(
    ("people", "seconds", "most"),
    [(16, 600, 12), pytest.param(200, 60, 100_000, marks=pytest.mark.long)],
    ids=["short", "long"],
)
def test_one_worker_mixes_nobody_up(
    tmp_path: Path, running: Running, people: int, seconds: int, most: int
) -> None:
    """T-10: two officers by turns on the threads of one worker: each sees the own province, and
    nothing of the other's. `most`: requests of each thread, where the time is not up before."""
    with gunicorn(seeded(tmp_path), "workers=1") as (url, _process):
        officers = []
        for username, own, slug in (("nghean", "40", "nghe-an"), ("gialai", "52", "gia-lai")):
            browser = Browser(url)
            browser.sign_in(username)
            officers.append((browser, own, slug))
        end, key = time.monotonic() + seconds, key_of(running, "register-list")

        def ask(first: int) -> int:
            for n in itertools.count(first):
                if n - first == most or time.monotonic() > end:
                    return n - first
                browser, own, slug = officers[n % 2]
                address = {"pathname": f"/tinh/{slug}/tai-san", "search": ""}
                code, shown = browser.call(body(running.app, key, address), patience=10 * LONGEST)
                found = {
                    place
                    for place in ("40", "52", "37", "abroad", "unresolved")
                    if canary(place) in shown
                }
                assert (code, found) == (200, {own})
            raise AssertionError

        with ThreadPoolExecutor(people) as pool:
            asked = sum(pool.map(ask, range(people)))
    assert asked >= people
