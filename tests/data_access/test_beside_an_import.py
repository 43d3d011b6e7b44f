"""Others save while an import is written: PostgreSQL's lock of the register is taken for its end
alone (issue 14, item 6)."""

import os
import resource
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select, text

from data_access import rollups
from data_access.accounts import audit
from data_access.database import postgresql, sqlite
from data_access.database.engine import Database
from data_access.database.faults import Busy
from data_access.database.locks import FIRST_PORTION, LONG, PORTION, SHORT, SMALLEST, next_size
from data_access.database.scope import SYSTEM, Scope
from data_access.deadlines.lists import of_asset
from data_access.deadlines.recording import Entry, record
from data_access.importing.jobs.queue import one_at_a_time
from data_access.importing.pipeline import import_file
from data_access.rollups.definitions import ROLLUPS
from data_access.tables import asset, deadline_act, metadata, organisation, owner_contact
from data_access.upkeep import daily
from data_access.writing.edit import add_record, change_record
from data_access.writing.rows import CHILDREN
from data_access.writing.save import save
from domain.records.asset import Place
from domain.records.owners import bare_name
from domain.terms.deadlines import PAID
from tests.importing.files import counts, csv_text, mark, run, stored, write
from tests.writing.records import create_record

TODAY = date(2026, 11, 25)
LONGEST = 60
"""Seconds after which a test that hangs ends."""
THE_END = "pg_try_advisory_xact_lock"
HUE = Place("46", "46", "address")


@pytest.fixture
def page(database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The connections of a page, which waits for a lock no longer than a moment."""
    if database.dialect != "postgresql":
        pytest.skip("SQLite has one writer a file: whoever comes second waits for the whole import")
    monkeypatch.setattr(postgresql, "LOCK_SECONDS", 0.3)
    url = database.engine.url.render_as_string(hide_password=False)
    found = Database(url, patience=30, vault=database.vault and database.vault.folder)
    yield found
    found.dispose()


@contextmanager
def before_the_end(database: Database, do: Callable[[], object]) -> Iterator[None]:
    """`do` is done once, when an import has written all but what needs the register's lock."""
    done = []

    def look(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if THE_END in statement and not done:
            done.append(True)
            do()

    event.listen(database.engine, "before_cursor_execute", look)
    try:
        yield
    finally:
        event.remove(database.engine, "before_cursor_execute", look)
    assert done


def file_of(folder: Path, first: int, n: int, **values: Any) -> Path:
    lines = [
        mark(**{"so_don": f"4-2020-{i:05}", "dia_chi": "Vinh, Nghệ An", **values})
        for i in range(first, first + n)
    ]
    return write(folder / f"{first}.csv", csv_text(lines))


def add(database: Database, number: str, vn34: str = "40", **values: Any) -> int:
    """What a page's form saves."""
    place = {"46": {"place": HUE}}.get(vn34, {})
    record = create_record(application_no=number, **place, **values)
    with database.write(Scope.province(vn34)) as connection:
        return add_record(
            connection, record, scope=Scope.province(vn34), actor="nghean", today=TODAY
        )


def numbers(database: Database) -> set[str]:
    with database.read(SYSTEM) as connection:
        return set(connection.scalars(select(asset.c.application_no)))


def agrees(database: Database) -> bool:
    with database.read(SYSTEM) as connection:
        return rollups.differences(connection) == []


def test_both_provinces_save_while_an_import_is_written(
    database: Database, page: Database, tmp_path: Path
) -> None:
    """Nobody is refused, neither the import's own province, and the totals are those of the
    rows."""
    run(database, file_of(tmp_path, 1, 3))
    seen: list[set[str]] = []

    def save() -> None:
        add(page, "4-2021-1", registration_no=None)
        add(page, "4-2021-2", "46", registration_no=None)
        seen.append(numbers(page))

    file = file_of(tmp_path, 2, 20, ten="KHÁC")
    with before_the_end(database, save):
        assert counts(run(database, file)) == (18, 2, 0, 0)
    assert seen == [{"4-2020-00001", "4-2020-00002", "4-2020-00003", "4-2021-1", "4-2021-2"}]
    assert len(numbers(database)) == 23 and agrees(database)


def test_a_save_of_what_an_import_writes_is_told_and_the_import_goes_on(
    database: Database, page: Database, tmp_path: Path
) -> None:
    """The same number as new, and the same record as changed: PostgreSQL would end one of two that
    wait for each other, and it would be the import as often as not."""
    run(database, file_of(tmp_path, 1, 1))
    old = stored(database, "4-2020-00001")
    told: list[type] = []

    def save() -> None:
        for one in (
            lambda: add(page, "4-2020-00002", registration_no=None),
            lambda: change(page, old.id, create_record(application_no="4-2020-00001")),
        ):
            with pytest.raises(Busy) as refused:
                one()
            told.append(refused.type)

    with before_the_end(database, save):
        assert counts(run(database, file_of(tmp_path, 1, 5, ten="KHÁC"))) == (4, 1, 0, 0)
    assert told == [Busy, Busy] and agrees(database)
    assert stored(database, "4-2020-00001").record.title == "KHÁC"
    assert len(numbers(database)) == 5


def change(database: Database, number: int, record: Any) -> None:
    scope = Scope.province("40")
    with database.write(scope) as connection:
        change_record(connection, number, record, scope=scope, actor="nghean", today=TODAY)


def test_a_title_that_came_meanwhile_is_the_imports_record_too(
    database: Database, page: Database, tmp_path: Path
) -> None:
    """No key of the database knows that: the last look does, and the file is compared anew."""
    title = {"so_bang": "4-0365432-000", "ngay_cap": "5/8/2020", "trang_thai": "Cấp bằng"}
    file = file_of(tmp_path, 1, 1, **title)
    with before_the_end(database, lambda: add(page, "", application_date=None)):
        assert counts(run(database, file)) == (0, 1, 0, 0)
    assert numbers(database) == {"4-2020-00001"} and agrees(database)


def test_a_roll_waits_in_line_and_neither_stops_the_other(
    database: Database, other: Database, page: Database, tmp_path: Path
) -> None:
    """It wants rows that the import has, which wants the lock that the roll would have: neither has
    an end to its patience."""
    run(database, file_of(tmp_path, 1, 3))
    later = date(2046, 1, 1)
    rolling = threading.Thread(target=daily.roll, args=(other, later), daemon=True)

    def roll() -> None:
        rolling.start()
        wait_for_a_waiter(page)

    with before_the_end(database, roll):
        assert counts(run(database, file_of(tmp_path, 1, 6, ten="KHÁC"))) == (3, 3, 0, 0)
    rolling.join(LONGEST)
    assert not rolling.is_alive() and daily.reached(database) == later and agrees(database)


def test_who_saves_stands_in_no_line_of_long_works(
    database: Database, other: Database, page: Database, tmp_path: Path
) -> None:
    """A command, whose patience has no end, saves at once, records a payment, and somebody else
    hands in a file; what the import has is told after two seconds."""
    days = {"application_date": date(2016, 3, 1), "registration_date": date(2018, 6, 1)}
    due = add(page, "4-2016-9", "46", **days, events=())
    told: list[type] = []

    def save() -> None:
        add(other, "4-2021-1", "46", registration_no=None)
        pay(other, due)
        with page.write(SYSTEM) as connection:
            one_at_a_time(connection)
        with pytest.raises(Busy) as refused:
            add(other, "4-2020-00002", registration_no=None)
        told.append(refused.type)

    with before_the_end(database, save):
        assert counts(run(database, file_of(tmp_path, 1, 20))) == (20, 0, 0, 0)
    assert told == [Busy] and "4-2021-1" in numbers(database) and agrees(database)
    with database.read(SYSTEM) as connection:
        assert connection.scalars(select(deadline_act.c.what)).all() == [PAID]


def pay(database: Database, number: int) -> None:
    scope = Scope.province("46")
    with database.write(scope) as connection:
        (row,) = [
            r for r in of_asset(connection, number, scope=scope) if r.deadline.state != "done"
        ]
        entry = Entry(PAID, row.deadline.opens, "", 0)
        place: dict[str, Any] = {"scope": scope, "vn34": "46", "actor": "hue", "today": TODAY}
        record(connection, row.key, entry, **place)


def wait_for_a_waiter(database: Database) -> None:
    waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        with database.read() as connection:
            if connection.scalar(text(waiting)):
                return
        time.sleep(0.05)
    raise AssertionError("nobody waits")


def test_two_writers_at_once_are_neither_refused(
    database: Database, other: Database, tmp_path: Path
) -> None:
    """On both databases: saves of another province, one after the other, during an import."""
    importing = threading.Thread(target=run, args=(database, file_of(tmp_path, 1, 150)))
    importing.start()
    saved = 0
    while importing.is_alive() or not saved:
        saved += 1
        add(other, f"4-2021-{saved}", "46", registration_no=None)
    importing.join(LONGEST)
    with other.read(SYSTEM) as connection:
        of = dict(
            connection.execute(select(asset.c.vn34, func.count()).group_by(asset.c.vn34)).all()
        )
    assert of == {"40": 150, "46": saved} and agrees(database)


@contextmanager
def statements_under_the_lock(database: Database) -> Iterator[list[str]]:
    """Of transactions that write the register, from its lock to their end."""
    begin = THE_END if database.dialect == "postgresql" else sqlite.LOCKS[sqlite.REGISTER]
    held, found = [False], list[str]()

    def look(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        held[0] = held[0] or begin[:30] in statement
        if held[0]:
            found.append(" ".join(statement.split()))

    def end(_connection: Any) -> None:
        held[0] = False

    event.listen(database.engine, "before_cursor_execute", look)
    event.listen(database.engine, "commit", end)
    yield found
    event.remove(database.engine, "before_cursor_execute", look)
    event.remove(database.engine, "commit", end)


def _made_before(statement: str) -> bool:
    """Worked out in the stage, or what it cannot tell before the lock."""
    name = statement.split()[2]
    ways = (f"FROM stage_gain_{name} s", f"FROM coming_{name}")
    return any(way in statement for way in ways)


def test_what_is_done_under_the_lock(database: Database, tmp_path: Path) -> None:
    """No more statements for three hundred rows than for three; the counts are sums that were made
    before, and on PostgreSQL no row of the register is written there."""
    found = []
    for first, n in ((1, 3), (101, 300)):
        with statements_under_the_lock(database) as one:
            run(database, file_of(tmp_path, first, n))
        found.append(one)
    few, many = found
    assert len(many) <= len(few) + 2 < 60
    everybodys = [r for r in ROLLUPS if database.dialect == "sqlite" or not r.of_assets]
    cubes = {rollup.table.name for rollup in everybodys}
    written = [s for s in many if s.startswith("INSERT INTO") and s.split()[2] in cubes]
    assert {s.split()[2] for s in written} == cubes and len(written) == len(cubes)
    assert all(_made_before(s) for s in written)
    if database.dialect == "postgresql":
        assert not [s for s in many if is_of_a_record(s)]
    else:
        (assets,) = [s for s in many if s.startswith("INSERT INTO asset (")]
        assert "FROM stage_placed s" in assets and "ORDER BY" not in assets


MIB = 1 << 20


@pytest.mark.parametrize(
    ("memory", "kib"),
    [(resource.RLIM_INFINITY, 160_000), (2048 * MIB, 160_000), (256 * MIB, 65_536)],
)
def test_what_sqlite_keeps_of_pages_goes_by_the_memory(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, memory: int, kib: int
) -> None:
    """An import is held to its memory: its cache is a quarter of that at most."""
    if database.dialect != "sqlite":
        return
    monkeypatch.setattr(resource, "getrlimit", lambda _which: (memory, memory))
    with statements_under_the_lock(database) as found:
        run(database, file_of(tmp_path, 1, 3))
    assert [s for s in found if "cache_size" in s] == [f"PRAGMA cache_size=-{kib}"]


def test_owners_and_their_contacts_under_the_lock(database: Database, tmp_path: Path) -> None:
    """No statement an owner: neither for a new one, nor for one that is told anew how to reach; what
    the names are without their marks is worked out before."""
    found = []
    for first, n in ((1, 3), (101, 60)):
        for phone in ("0912345678", "0912345679"):
            with statements_under_the_lock(database) as one:
                run(database, with_owners(tmp_path, first, n, phone), scope_vn34="40")
            found.append(len(one))
    assert max(found) <= min(found) + 2
    assert not [s for s in one if s.startswith("UPDATE organisation ")]
    c, o = owner_contact.c, organisation.c
    with database.read(SYSTEM) as connection:
        kept = connection.execute(select(c.phone, c.version, c.imported)).all()
        names = connection.execute(select(o.name, o.bare)).all()
    assert kept == [("0912345679", 2, "phone")] * 63
    assert len(names) == 63 and all(bare_name(name) == bare for name, bare in names)


def with_owners(folder: Path, first: int, n: int, phone: str) -> Path:
    """A row an owner, each with its telephone."""
    lines = [
        mark(so_don=f"4-2020-{i:05}", chu=f"HTX Số {i}", dia_chi="Vinh, Nghệ An", so_bang="")
        | {"Số điện thoại": phone}
        for i in range(first, first + n)
    ]
    return write(folder / f"{first}.csv", csv_text(lines))


def is_of_a_record(statement: str) -> bool:
    """Whether it writes rows that belong to one record, or to the batch."""
    rows = {"asset", "asset_party", "asset_class", "asset_text", "deadline", "asset_revision"}
    own = {"status_change", "import_row_error", "import_held"}
    verb, *words = statement.split()
    table = words[0] if verb == "UPDATE" else words[1] if verb in {"INSERT", "DELETE"} else ""
    return table in rows | own


def test_what_is_changed_confirmed_and_refused_under_the_lock(
    database: Database, tmp_path: Path
) -> None:
    """Nothing of it on PostgreSQL: only the counts are everybody's."""
    if database.dialect != "postgresql":
        pytest.skip("SQLite has one writer a file")
    file = file_of(tmp_path, 1, 20, so_bang="")
    changed = file_of(tmp_path, 3, 18, ten="KHÁC")
    run(database, file)
    bad = file_of(tmp_path, 40, 3, ngay_nop="31/02/2020")
    for n, one in enumerate((changed, bad, changed)):
        with statements_under_the_lock(database) as found:
            import_file(database, one, actor="operator", today=TODAY + timedelta(n))
        assert found and not [s for s in found if is_of_a_record(s)]
    assert agrees(database)


def in_child(work: Callable[[], object]) -> int:
    """Gives how a process of its own ended that did it."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1]


def killed_at(url: str, vault: Path | None, marked: str, after: int) -> Callable[..., Database]:
    """A database whose process is killed at the statement of a kind after so many others of it."""
    database, seen = Database(url, vault=vault), [0]

    def look(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        seen[0] += marked in statement
        if seen[0] > after:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(database.engine, "before_cursor_execute", look)
    return lambda: database


MOMENTS = (
    "INSERT INTO asset_party",
    "INSERT INTO status_change",
    "INSERT INTO day_cube",
    "INTO audit_",
)


@pytest.mark.parametrize("moment", MOMENTS)
def test_an_import_killed_in_its_middle_leaves_nothing(
    database: Database, tmp_path: Path, moment: str
) -> None:
    """R-1: rows, counts, batch and search are those of before, whoever looks; the next import ends
    well."""
    run(database, file_of(tmp_path, 1, 3))
    before, url, vault = everything(database), url_of(database), tmp_path
    file = file_of(tmp_path, 2, 30, ten="KHÁC")
    database.dispose()
    end = in_child(lambda: run(killed_at(url, vault, moment, 0)(), file))
    assert os.WIFSIGNALED(end) and everything(database) == before and agrees(database)
    assert counts(run(database, file)) == (28, 2, 0, 0) and agrees(database)


def test_a_roll_killed_between_its_portions_is_ended_by_the_next(
    database: Database, other: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R-1: decision 7 asks it of an import; a roll is done again, and comes to the same."""
    monkeypatch.setattr(daily, "FIRST_PORTION", 5)
    monkeypatch.setattr(daily, "next_size", lambda size, _seconds: size)
    records = [create_record(application_no=f"4-2019-{n}", registration_no=None) for n in range(20)]
    with database.write(SYSTEM) as connection:
        save(connection, records, batch_id=None, actor="a", today=date(2021, 1, 1))
    later, url, vault = date(2035, 1, 1), url_of(database), tmp_path
    database.dispose()
    end = in_child(
        lambda: daily.roll(killed_at(url, vault, "DELETE FROM deadline_turn", 2)(), later)
    )
    expired = select(func.count()).where(asset.c.status == "expired")
    with database.read(SYSTEM) as connection:
        assert os.WIFSIGNALED(end) and connection.scalar(expired) == 10
    assert agrees(database) and daily.reached(database) != later
    assert daily.roll(other, later) == 10 and daily.reached(database) == later
    with database.read(SYSTEM) as connection:
        assert connection.scalar(expired) == 20
    assert agrees(database)


def url_of(database: Database) -> str:
    return database.engine.url.render_as_string(hide_password=False)


def everything(database: Database) -> dict[str, list[Any]]:
    """Every row of what an import writes, the search and the counts included."""
    names = ("asset", *CHILDREN, "asset_revision", "import_batch", "organisation", "audit_log")
    tables = [metadata.tables[name] for name in names] + [r.table for r in ROLLUPS]
    audit.take(database)
    with database.read(SYSTEM) as connection:
        return {t.name: sorted(connection.execute(select(t)).all(), key=repr) for t in tables}


@pytest.mark.parametrize(
    ("size", "seconds", "following"),
    [
        (FIRST_PORTION, SHORT / 2, 2 * FIRST_PORTION),
        (PORTION, SHORT / 2, PORTION),
        (100, (SHORT + LONG) / 2, 100),
        (100, 2 * LONG, 50),
        (SMALLEST + 1, 2 * LONG, SMALLEST),
    ],
)
def test_a_portion_is_as_large_as_the_last_one_was_short(
    size: int, seconds: float, following: int
) -> None:
    assert next_size(size, seconds) == following
