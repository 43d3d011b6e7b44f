"""Two at once, for every route that writes, on both databases: one is taken, the other told;
nothing is lost, nothing breaks."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import select, text, update
from werkzeug.test import TestResponse

from data_access import rollups
from data_access.accounts import audit
from data_access.database.engine import Database
from data_access.database.locks import Key
from data_access.database.scope import SYSTEM
from data_access.tables import (
    asset,
    asset_revision,
    audit_log,
    import_batch,
    request,
    request_entry,
)
from data_access.writing.request_batches import first_version
from data_access.writing.undo import UndoRefused, undo
from domain.calendar.dates import today_in_vietnam
from tests.web import races
from tests.web.races import FEW, NOT_RACED, RACES, institute, requests
from tests.web.races.common import Ask, Pair, Race, World, count
from tests.web.support import Running, run

PAIRS, SOME = 20, 3
IN_BOTH_FORMS = [SOME, pytest.param(PAIRS, marks=pytest.mark.long)]
LONGEST = 60
"""Seconds after which a test that hangs ends."""
HELD = 0.2
LOCKED_LONG = [
    races.edit,
    races.accept_two,
    races.change_note,
    races.change_task,
    races.record_deadline,
    races.place,
]
EVERY_RACE = [
    pytest.param(race, id=f"{endpoint}-{race.__name__}")
    for endpoint, found in RACES.items()
    for race in found
]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def world(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    url = "" if request.param == "sqlite" else request.getfixturevalue("postgresql_of_module")
    running = run(tmp_path_factory.mktemp("races"), url)
    found = World(running)
    yield found
    found.wait_for_jobs()
    running.close()


def test_every_route_that_takes_a_form_is_raced(running: Running) -> None:
    """X-7: a new one must be entered in tests/web/races."""
    posted = {
        rule.endpoint
        for rule in running.server.url_map.iter_rules()
        if rule.methods and "POST" in rule.methods
    }
    assert sorted(posted - RACES.keys() - NOT_RACED.keys()) == []
    assert sorted((RACES.keys() | NOT_RACED.keys()) - posted) == []
    assert not RACES.keys() & NOT_RACED.keys()


@pytest.mark.parametrize("pairs", IN_BOTH_FORMS)
@pytest.mark.parametrize("race", EVERY_RACE)
def test_pairs_at_once(world: World, race: Race, pairs: int) -> None:
    """X-7, R-5; issue 13, item 3: the pair of statuses is one that the race allows, the rows and
    the history tell who was taken, the audit log has a row for each of them, and the counts agree
    with the register."""
    for _n in range(2 if race in FEW else pairs):
        pair = race(world)
        before = logged(world)
        judge(world, pair, at_once(world, pair), before)
    with world.database.read(SYSTEM) as connection:
        assert rollups.differences(connection) == []
        assert audit.verify(connection) is None


@pytest.mark.parametrize("race", EVERY_RACE)
def test_the_second_compares_with_what_the_first_has_left(world: World, race: Race) -> None:
    """X-12; issue 13, item 3: the second comes while the first has changed everything and not
    ended."""
    pair = race(world)
    before = logged(world)
    judge(world, pair, one_inside_the_other(world, pair, seconds=HELD), before)


@pytest.mark.parametrize("pairs", IN_BOTH_FORMS)
def test_an_import_is_taken_back_once(world: World, pairs: int) -> None:
    """X-7; issue 13, item 3: pairs of processes that take the same import back; the second finds
    it done."""
    for _n in range(pairs):
        batch, asset_id, _form = imported(world)
        done = together(
            lambda batch=batch: taken_back(world, batch),
            lambda batch=batch: taken_back(world, batch),
        )  # type: ignore[misc]
        assert sorted(done) == [False, True]
        with world.database.read(SYSTEM) as connection:
            assert connection.scalar(select(asset.c.id).where(asset.c.id == asset_id)) is None
            assert count(connection, audit_log, action="undo", subject=str(batch)) == 1


@pytest.mark.parametrize("pairs", IN_BOTH_FORMS)
def test_an_import_that_is_edited_is_not_taken_back(world: World, pairs: int) -> None:
    """X-7, X-10; issue 13, item 3: an edit and the taking back of its import at once, again and
    again: whichever comes second is refused."""
    for _n in range(pairs):
        batch, asset_id, form = imported(world)
        edit = world.ready(
            0,
            Ask(
                "nghean",
                f"/ghi/nghe-an/tai-san/{asset_id}/sua",
                form | {"title": "Chè Sửa", "version": "1"},
            ),
        )
        status, undone = together(
            lambda edit=edit: edit().status_code, lambda batch=batch: taken_back(world, batch)
        )  # type: ignore[misc]
        with world.database.read(SYSTEM) as connection:
            title = connection.scalar(select(asset.c.title).where(asset.c.id == asset_id))
            at = connection.scalar(
                select(import_batch.c.undone_at).where(import_batch.c.id == batch)
            )
        assert (title, undone, at is not None) == (
            ("Chè Sửa", False, False) if status == 200 else (None, True, True)
        )
        assert status in (200, 404, 409)


@pytest.mark.parametrize("pairs", IN_BOTH_FORMS)
def test_a_request_that_is_answered_is_not_taken_back(world: World, pairs: int) -> None:
    """An answer and the taking back of the batch that brought its request, at once: the answer is
    kept with its request, or both are gone and whoever answered is told."""
    for _n in range(pairs):
        batch, n = requests.brought(world)
        form = {"text": "Còn hạn", "then": "closed", "version": str(first_version(batch))}
        answer = world.ready(0, Ask("vien", f"/ghi/yeu-cau/{n}/tra-loi", form))
        status, undone = together(
            lambda answer=answer: answer().status_code, lambda batch=batch: taken_back(world, batch)
        )  # type: ignore[misc]
        with world.database.read(SYSTEM) as connection:
            left = count(connection, request, id=n)
            said = count(connection, request_entry, request_id=n, kind="answer")
        assert (left, said, undone) == ((1, 1, True) if status == 200 else (0, 0, True))
        assert status in (200, 404, 409)


def imported(world: World) -> tuple[int, int, dict[str, str]]:
    """An import of one record: its number, the record's, the form that holds it."""
    asset_id, form = world.typed()
    batch = institute.batch(world)
    with world.database.write(SYSTEM) as connection:
        connection.execute(update(asset).where(asset.c.id == asset_id).values(batch_id=batch))
        connection.execute(
            update(asset_revision)
            .where(asset_revision.c.asset_id == asset_id)
            .values(batch_id=batch)
        )
    return batch, asset_id, form


def taken_back(world: World, batch: int) -> bool:
    try:
        with world.database.write(SYSTEM) as connection:
            undo(connection, batch, actor="nghean", today=today_in_vietnam())
    except UndoRefused:
        return False
    return True


def together(*works: Callable[[], Any]) -> list[Any]:
    """What each gives, begun at the same moment."""
    barrier = threading.Barrier(len(works))

    def work(what: Callable[[], Any]) -> Any:
        barrier.wait(LONGEST)
        return what()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(work, works))


@pytest.mark.long
@pytest.mark.parametrize("race", LOCKED_LONG)
def test_a_lock_that_is_held_for_half_a_minute(world: World, race: Race) -> None:
    """X-12: on PostgreSQL as above, thirty seconds later; SQLite's writers give up after ten: both
    are told, and have written nothing."""
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
    return [answered.status_code for answered in together(*both(world, pair))]


def both(world: World, pair: Pair) -> list[Callable[[], TestResponse]]:
    return [world.ready(0, pair.first), world.ready(1, pair.second)]


def one_inside_the_other(world: World, pair: Pair, *, seconds: float) -> list[int]:
    """The statuses of both, where the first may not end before the second has come to wait for it,
    and `seconds` have passed."""
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
    """On PostgreSQL the lock of the audit log, the last that a write takes: it has changed
    everything then, and cannot end. On SQLite the only one that there is."""
    with database.write(SYSTEM) as connection:
        if database.dialect == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": Key.AUDIT})
        yield


def wait_for(database: Database, n: int, request: "Future[TestResponse]") -> None:
    """Until `n` transactions of PostgreSQL wait for a lock, or the request has been answered."""
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
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
    taken = [
        ask for ask, status in zip((pair.first, pair.second), statuses, strict=True) if status < 400
    ]
    after = logged(world)
    assert {action: after[action] - before[action] for action in pair.logged} == pair.logged
    with world.database.read(SYSTEM) as connection:
        pair.stands(connection, taken)
