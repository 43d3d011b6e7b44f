"""The register's lock is short: what an import, the daily roll and a start do grows with what
changes, not with the register."""

import itertools
import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, event, func, select, text, update

from benchmarks.generate import generate
from commands import illustrative
from data_access.database import locks, state
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.importing.pipeline import import_file
from data_access.local_names.watch.look import look_daily, look_over, note_end, note_hits
from data_access.local_names.watch.terms import add_terms_of_rights, nice_classes
from data_access.tables import asset, watch_hit, watch_term
from data_access.upkeep import daily, upgrade
from data_access.writing.find import lock
from data_access.writing.save import save
from domain.calendar.dates import add_years
from domain.local_names.watch import make_term, match
from tests.builders import create_asset
from tests.data_access.test_plans import plans
from tests.importing.files import csv_text, mark, write
from tests.sqlite_files import copied
from tests.writing.records import create_record

TODAY = date(2026, 11, 25)
SMALL, LARGE = 300, 3_000
LONGEST = 120
"""Seconds after which a test that hangs ends."""


class Work:
    """Steps of SQLite's machine, a hundred each, on every connection of a database."""

    def __init__(self, database: Database) -> None:
        self.steps = 0
        event.listen(
            database.engine,
            "connect",
            lambda connection, _record: connection.set_progress_handler(self._count, 100),
        )

    def _count(self) -> int:
        self.steps += 1
        return 0

    def of(self, what: Callable[[], object]) -> int:
        before = self.steps
        what()
        return self.steps - before


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Two registers, one ten times as large as the other, each rolled to TODAY."""
    folder, found = tmp_path_factory.mktemp("registers"), {}
    for size in (SMALL, LARGE):
        found[size] = folder / f"{size}.sqlite3"
        database = Database(f"sqlite:///{found[size]}")
        upgrade.upgrade(database)
        generate(database, size, TODAY, base=SMALL)
        # as many protected names in both: they are few in the country, whatever else there is
        with database.write(SYSTEM) as connection:
            connection.execute(
                update(asset).where(asset.c.id > SMALL).values(kind="NH", mark_category="ordinary")
            )
        daily.roll(database, TODAY)
        database.dispose()
    return found


def steps(
    registers: dict[int, Path], folder: Path, what: Callable[[Database], object]
) -> list[int]:
    """Of the same work on the small register and on the large one."""
    found = []
    for size, file in registers.items():
        database = Database(f"sqlite:///{copied(file, folder / f'{size}.sqlite3')}")
        work = Work(database)
        found.append(work.of(lambda d=database: what(d)))  # type: ignore[misc]
        database.dispose()
    return found


def test_a_start_does_not_read_the_register(registers: dict[int, Path], tmp_path: Path) -> None:
    """Issue 14, item 6: on a day that is reached already a roll, of which `serve` does one, looks
    at nothing but what changes."""
    small, large = steps(registers, tmp_path, lambda database: daily.roll(database, TODAY))
    assert large <= 2 * small, (small, large)


def test_an_import_does_not_read_the_register(registers: dict[int, Path], tmp_path: Path) -> None:
    """Issue 14, item 6: ten rows cost in a register of three thousand what they cost in one of
    three hundred."""
    rows = [
        mark(
            so_don=f"4-2026-{n:05}",
            ten=f"KHE MÂY {n}",
            dia_chi="Pleiku, Gia Lai",
            ngay_nop="01/10/2026",
        )
        for n in range(10)
    ]
    file = write(tmp_path / "x.csv", csv_text(rows))
    small, large = steps(
        registers, tmp_path, lambda database: import_file(database, file, actor="vien", today=TODAY)
    )
    assert large <= 2 * small, (small, large)


def test_a_day_costs_what_changes_on_it(registers: dict[int, Path], tmp_path: Path) -> None:
    """Issue 14, item 6: who changes today is found by its index, and the lock is not taken for
    looking."""
    with_plan = Database(f"sqlite:///{copied(registers[LARGE], tmp_path / 'plan.sqlite3')}")
    found = dict(plans(with_plan, lambda connection: add_terms_of_rights(connection), SYSTEM))
    assert any(
        "ix_asset_speciality" in plan and "ix_watch_term_asset_id" in plan
        for plan in found.values()
    ), found
    changing = select(asset.c.id).where(asset.c.next_change_on <= TODAY)
    ((_statement, plan),) = plans(
        with_plan, lambda connection: connection.execute(changing), SYSTEM
    )
    assert "ix_asset_next_change" in plan
    with_plan.dispose()


TERMS = """SELECT id FROM asset a WHERE (kind = 'CDDL' OR mark_category = 'collective' OR mark_category = 'certification')
    AND national AND (status = 'in_force' OR status = 'in_grace') AND length(vn34) = 2 ORDER BY id"""


def test_the_names_and_hits_are_those_of_plain_sql(database: Database) -> None:
    """Issue 14, item 6: on a generated register every protected name has its one term, and the
    marks that take one are found, no other."""
    with database.write(SYSTEM) as connection:
        save(
            connection,
            list(illustrative.records(TODAY, size=400)),
            batch_id=None,
            actor="a",
            today=TODAY,
        )
    _rival(database)
    daily.roll(database, TODAY)
    with database.read(SYSTEM) as connection:
        c = watch_term.c
        assert list(
            connection.scalars(select(c.asset_id).where(c.name_key == "").order_by(c.asset_id))
        ) == list(connection.scalars(text(TERMS)))
        assert connection.scalar(select(func.count()).where(c.looked_on != TODAY)) == 0
        found = {
            tuple(row)
            for row in connection.execute(select(watch_hit.c.term_id, watch_hit.c.asset_id))
        }
        wanted = set(_by_hand(connection))
    assert found == wanted and found
    daily.roll(database, TODAY)
    with database.read(SYSTEM) as connection:
        assert connection.scalar(select(func.count()).select_from(watch_hit)) == len(found)


def _rival(database: Database) -> None:
    """A recent mark of elsewhere for each of a few protected names."""
    with database.write(SYSTEM) as connection:
        names = connection.scalars(
            text(TERMS.replace("SELECT id", "SELECT title").replace("ORDER BY id", "LIMIT 5"))
        ).all()
        for n, title in enumerate(names):
            create_asset(
                connection,
                kind="NH",
                title=title,
                vn34="96",
                application_date=TODAY - timedelta(9),
                application_no=f"4-2026-{n}",
            )


def _by_hand(connection: Any) -> Iterator[tuple[int, int]]:
    """Every pair of a term and a recent mark, one by one."""
    terms = connection.execute(select(watch_term)).all()
    recent = (
        asset.c.kind == "NH",
        asset.c.national,
        asset.c.application_date >= add_years(TODAY, -2),
        asset.c.source != "manual",
    )
    marks = connection.execute(select(asset.c.id, asset.c.vn34, asset.c.title).where(*recent)).all()
    classes = nice_classes(connection, [row.id for row in marks])
    for row, taken in itertools.product(terms, marks):
        term = make_term(row.phrase, row.product, row.classes.split(", "))
        if row.vn34 != taken.vn34 and match(term, taken.title, classes[taken.id]):
            yield row.id, taken.id


@pytest.mark.parametrize(
    "meanwhile", ["nothing", "a name changed", "a name removed", "a mark gone"]
)
def test_what_changed_while_the_marks_were_read_is_looked_at_again(
    database: Database, meanwhile: str
) -> None:
    """Issue 14, item 6; X-12: the marks are read before the lock, so what is noted is compared with
    what has come in between."""
    with database.write(SYSTEM) as connection:
        create_asset(
            connection,
            title="Cam Khe Mây",
            product="cam",
            mark_category="collective",
            vn34="40",
            status="in_force",
        )
        new = {"kind": "NH", "status": "pending", "application_date": TODAY - timedelta(9)}
        taken = create_asset(
            connection, **new, title="KHE MÂY FARM", vn34="52", application_no="4-2026-1"
        )
        add_terms_of_rights(connection)
    with database.read(SYSTEM) as connection:
        looked = look_over(connection, TODAY)
    assert len(looked.hits) == 1
    with database.write(SYSTEM) as connection:
        changed = update(watch_term).values(version=watch_term.c.version + 1)
        if meanwhile == "a name changed":
            connection.execute(changed.values(phrase="Cam Vinh"))
        if meanwhile == "a name removed":
            connection.execute(changed.values(removed=watch_term.c.id))
        if meanwhile == "a mark gone":
            connection.execute(delete(asset).where(asset.c.id == taken))
    with database.write(SYSTEM) as connection:
        assert note_hits(connection, looked, looked.hits) == (meanwhile == "nothing")
        note_end(connection, looked)
        looked_on = connection.scalar(select(watch_term.c.looked_on))
    assert (looked_on is None) == meanwhile.startswith("a name")
    with database.write(SYSTEM) as connection:
        look_daily(connection, TODAY)
        assert connection.scalar(select(func.count()).select_from(watch_hit)) == (
            meanwhile == "nothing"
        )


@pytest.mark.parametrize("killed", [False, True])
def test_marks_are_looked_at_once_an_import_is_written(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, killed: bool
) -> None:
    """R-1: nobody waits for it, and what becomes of it is no matter of the import, which is done:
    the daily look is at the same marks again."""
    with database.write(SYSTEM) as connection:
        name = {"title": "Cam Khe Mây", "product": "cam", "mark_category": "collective"}
        create_asset(connection, **name, vn34="40", status="in_force")
    daily.roll(database, TODAY)
    if killed:
        monkeypatch.setattr("data_access.importing.pipeline.note_batch", _end_of_a_process)
    row = mark(ten="KHE MÂY FARM", dia_chi="Pleiku, Gia Lai", ngay_nop="01/10/2026")
    file = write(tmp_path / "x.csv", csv_text([row]))
    assert import_file(database, file, actor="vien", today=TODAY).accepted == 1
    assert hits(database) == (0 if killed else 1)
    daily.roll(database, TODAY + timedelta(1))
    assert hits(database) == 1


def _end_of_a_process(*_given: object) -> None:
    raise MemoryError


def hits(database: Database) -> int:
    with database.read(SYSTEM) as connection:
        return int(connection.scalar(select(func.count()).select_from(watch_hit)) or 0)


def test_hits_are_told_again_where_their_applications_changed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 20, item 8: the register's lock is held for some hits at a time, and for none of those
    whose applications tell what they told before."""
    new = {"kind": "NH", "status": "pending", "application_date": TODAY - timedelta(9)}
    name = {"title": "Cam Khe Mây", "product": "cam", "mark_category": "collective"}
    with database.write(SYSTEM) as connection:
        create_asset(connection, **name, vn34="40", status="in_force")
        marks = [create_asset(connection, **new, title=f"KHE MÂY {n}", vn34="52") for n in range(9)]
    daily.roll(database, TODAY)
    assert hits(database) == 9
    with database.write(SYSTEM) as connection:
        published = update(asset).where(asset.c.id.in_(marks[:5]))
        connection.execute(published.values(publication_date=TODAY))
    monkeypatch.setattr(daily, "PORTION", 2)
    told: list[int] = []

    def note(*asked: Any) -> None:
        if asked[2].startswith("UPDATE watch_hit"):
            told.append(len(asked[3]) if asked[5] else 1)

    event.listen(database.engine, "before_cursor_execute", note)
    daily.roll(database, TODAY + timedelta(1))
    assert told == [2, 2, 1]
    daily.roll(database, TODAY + timedelta(2))
    assert told == [2, 2, 1]
    with database.read(SYSTEM) as connection:
        days = select(watch_hit.c.asset_id).where(watch_hit.c.publication_date == TODAY)
        assert sorted(connection.scalars(days)) == sorted(marks[:5])


def test_others_write_between_two_portions_of_the_daily_roll(
    database: Database, other: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 14, item 6: whoever wants to write while it runs does so before it is done."""
    monkeypatch.setattr(locks, "PORTION", 4)
    monkeypatch.setattr(daily, "FIRST_PORTION", 4)
    due = [create_record(application_no=f"4-2019-{n}", registration_no=None) for n in range(1, 61)]
    with database.write(SYSTEM) as connection:
        save(connection, due, batch_id=None, actor="a", today=date(2021, 1, 1))
    rolling = threading.Thread(target=daily.roll, args=(other, date(2035, 1, 1)))
    rolling.start()
    for n in range(3):
        with database.write(SYSTEM) as connection:
            lock(connection)
            state.put(connection, f"written {n}", n)
    running = rolling.is_alive()
    rolling.join(LONGEST)
    assert running and not rolling.is_alive()
    with database.read(SYSTEM) as connection:
        assert set(connection.scalars(select(asset.c.status))) == {"expired"}
        assert [state.get(connection, f"written {n}") for n in range(3)] == [0, 1, 2]
