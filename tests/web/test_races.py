"""Two at once, for every route that writes, on both databases: one is taken, the other told; nothing is lost, nothing breaks."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from sqlalchemy import select, text
from werkzeug.test import TestResponse

from data_access import audit, rollups
from data_access.engine import Database
from data_access.scope import SYSTEM
from data_access.tables import audit_log
from tests.web import races
from tests.web.races import FEW, NOT_RACED, RACES
from tests.web.races.common import Pair, Race, World
from tests.web.support import Running, run

PAIRS = 20
LONGEST = 60
"""Seconds after which a test that hangs ends."""
HELD = 0.2
LOCKED_LONG = [races.edit, races.accept_two, races.change_note, races.change_task, races.record_deadline, races.place]
EVERY_RACE = [pytest.param(race, id=f"{endpoint}-{race.__name__}") for endpoint, found in RACES.items() for race in found]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    url = "" if request.param == "sqlite" else request.getfixturevalue("postgresql_of_module")
    running = run(tmp_path_factory.mktemp("races"), url)
    found = World(running)
    yield found
    found.wait_for_jobs()
    running.close()


def test_every_route_that_takes_a_form_is_raced(running: Running) -> None:
    """X-7: a new one must be entered in tests/web/races."""
    posted = {rule.endpoint for rule in running.server.url_map.iter_rules() if rule.methods and "POST" in rule.methods}
    assert sorted(posted - RACES.keys() - NOT_RACED.keys()) == []
    assert sorted((RACES.keys() | NOT_RACED.keys()) - posted) == []
    assert not RACES.keys() & NOT_RACED.keys()


@pytest.mark.parametrize("race", EVERY_RACE)
def test_twenty_pairs_at_once(world: World, race: Race) -> None:
    """X-7, R-5; issue 13, item 3: the pair of statuses is one that the race allows, the rows and the history tell who was taken, the audit
    log has a row for each of them, and the counts agree with the register."""
    for _n in range(2 if race in FEW else PAIRS):
        pair = race(world)
        before = logged(world)
        judge(world, pair, at_once(world, pair), before)
    with world.database.read(SYSTEM) as connection:
        assert rollups.differences(connection) == []
        assert audit.verify(connection) is None


@pytest.mark.parametrize("race", EVERY_RACE)
def test_the_second_compares_with_what_the_first_has_left(world: World, race: Race) -> None:
    """X-12; issue 13, item 3: the second comes while the first has changed everything and not ended."""
    pair = race(world)
    before = logged(world)
    judge(world, pair, one_inside_the_other(world, pair, seconds=HELD), before)


@pytest.mark.long
@pytest.mark.parametrize("race", LOCKED_LONG)
def test_a_lock_that_is_held_for_half_a_minute(world: World, race: Race) -> None:
    """X-12: on PostgreSQL as above, thirty seconds later; SQLite's writers give up after ten: both are told, and have written nothing."""
    pair = race(world)
    before = logged(world)
    statuses = one_inside_the_other(world, pair, seconds=30)
    if world.database.dialect == "postgresql":
        judge(world, pair, statuses, before)
    else:
        assert statuses == [503, 503]
        assert logged(world) == before


def at_once(world: World, pair: Pair) -> list[int]:
    """The statuses of both requests, which start at the same moment at two applications."""
    together = threading.Barrier(2)

    def send(request: Callable[[], TestResponse]) -> int:
        together.wait(LONGEST)
        return request().status_code

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(send, both(world, pair)))


def both(world: World, pair: Pair) -> list[Callable[[], TestResponse]]:
    return [world.ready(0, pair.first), world.ready(1, pair.second)]


def one_inside_the_other(world: World, pair: Pair, *, seconds: float) -> list[int]:
    """The statuses of both, where the first may not end before the second has come to wait for it, and `seconds` have passed."""
    first, second = both(world, pair)
    with ThreadPoolExecutor(2) as pool:
        with held(world.database):
            one = pool.submit(first)
            wait_for(world.database, 1, one)
            two = pool.submit(second)
            wait_for(world.database, 2, two)
            time.sleep(seconds)
        return [one.result(LONGEST).status_code, two.result(LONGEST).status_code]


@contextmanager
def held(database: Database) -> Iterator[None]:
    """On PostgreSQL the lock of the audit log, the last that a write takes: it has changed everything then, and cannot end. On SQLite the
    only one that there is."""
    with database.write(SYSTEM) as connection:
        if database.dialect == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": audit.LOCK})
        yield


def wait_for(database: Database, n: int, request: "Future[TestResponse]") -> None:
    """Until `n` transactions of PostgreSQL wait for a lock, or the request has been answered."""
    waiting = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
    end = time.monotonic() + LONGEST
    while database.dialect == "postgresql" and not request.done() and time.monotonic() < end:
        with database.read(SYSTEM) as connection:
            if connection.scalar(waiting) == n:
                return
        time.sleep(0.01)


def logged(world: World) -> Counter[str]:
    """Action → rows of the audit log."""
    with world.database.read(SYSTEM) as connection:
        return Counter(connection.scalars(select(audit_log.c.action)))


def judge(world: World, pair: Pair, statuses: list[int], before: Counter[str]) -> None:
    assert tuple(sorted(statuses)) in pair.answers
    taken = [ask for ask, status in zip((pair.first, pair.second), statuses, strict=True) if status < 400]
    after = logged(world)
    assert {action: after[action] - before[action] for action in pair.logged} == pair.logged
    with world.database.read(SYSTEM) as connection:
        pair.stands(connection, taken)
