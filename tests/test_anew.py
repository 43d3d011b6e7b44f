"""What is stored follows the rules in force: after a change everything is assessed again, once, and
a run that dies is taken up."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import func, insert, select, update

from commands.daily import daily_command
from commands.db import upgrade
from commands.demo import build
from commands.serve import run
from data_access import rollups
from data_access.database import state
from data_access.database.engine import Database, now
from data_access.database.scope import SYSTEM, Scope
from data_access.deadlines.recording import Entry, record
from data_access.tables import asset, asset_revision, audit_log, deadline, watch_hit, watch_term
from data_access.upkeep import anew, daily
from data_access.upkeep import fingerprint as of_code
from data_access.upkeep import upgrade as schema
from data_access.upkeep.checks import check
from data_access.upkeep.fingerprint import behaviour, fingerprint, modules
from data_access.writing.save import save
from domain.calendar.dates import add_months, today_in_vietnam
from domain.calendar.holidays import next_working_day
from read_models.record_form import SOURCE as BY_HAND
from settings import Settings
from tests.rules import day_off, late_window
from tests.test_demo import TODAY as DEMO_DAY
from tests.writing.records import create_record

ROOT = Path(__file__).parents[1]


def settings_of(database: Database) -> Settings:
    assert database.vault is not None
    url = database.engine.url.render_as_string(hide_password=False)
    return Settings(database_url=url, data_dir=database.vault.folder)


def register(database: Database, today: date, n: int = 7) -> list[int]:
    """Marks whose first renewal is `due` on today and the following days, all of them open."""
    filed = [(today + timedelta(days=i)).replace(year=today.year - 10) for i in range(n)]
    records = [
        create_record(
            application_no=f"4-{day.year}-{i:05}",
            registration_no=f"4-{i:07}-000",
            application_date=day,
            events=(),
            as_of=today,
        )
        for i, day in enumerate(filed)
    ]
    with database.write(SYSTEM) as connection:
        ids = [
            outcome.asset_id
            for outcome in save(connection, records, batch_id=None, actor="a", today=today)
        ]
    daily.roll(database, today)
    return ids


def windows(database: Database) -> dict[int, tuple[date, date | None, str]]:
    with database.read(SYSTEM) as connection:
        assert rollups.differences(connection) == []
        rows = connection.execute(select(deadline).where(~deadline.c.past))
        return {row.asset_id: (row.due, row.late_until, row.state) for row in rows}


def late_by(database: Database, months: int) -> bool:
    """Whether every open renewal may be paid so many months late."""
    with database.read(SYSTEM) as connection:
        filed = {
            row.id: row.application_date
            for row in connection.execute(select(asset.c.id, asset.c.application_date))
        }
    expected = {
        i: next_working_day(add_months(add_months(day, 120), months)) for i, day in filed.items()
    }
    return {i: row[1] for i, row in windows(database).items()} == expected


def upgraded(database: Database) -> None:
    result = CliRunner().invoke(upgrade, [], obj=settings_of(database))
    assert result.exit_code == 0 and "7 bản ghi được tính lại" in result.output


def rolled(database: Database) -> None:
    result = CliRunner().invoke(daily_command, [], obj=settings_of(database))
    assert result.exit_code == 0 and "7 bản ghi được tính lại" in result.output


def started(database: Database) -> None:
    class Stopped(Exception):
        pass

    def stop(_settings: Settings) -> Any:
        raise Stopped

    with pytest.raises(Stopped):
        run(settings_of(database), stop)


@pytest.mark.parametrize("way", [upgraded, rolled, started], ids=["db upgrade", "daily", "start"])
def test_a_changed_rule_reaches_what_is_stored(
    database: Database, way: Callable[[Database], None]
) -> None:
    """Issue 13, item 2: the late window of marks from 6 to 3 months; what was recorded stands
    (X-10)."""
    today = today_in_vietnam()
    ids = register(database, today)
    with database.write(SYSTEM) as connection:
        key, scope = (ids[0], "renewal_nh", 1), Scope.province("40")
        record(
            connection,
            key,
            Entry("waive", None, "x", 0),
            scope=scope,
            vn34="40",
            actor="a",
            today=today,
        )
    assert late_by(database, 6) and check(database, today, whole=True) == []
    with late_window("renewal_nh", 3):
        assert [finding.code for finding in check(database, today)] == [
            "rules",
            "assessed-deadline",
        ]
        way(database)
        assert late_by(database, 3) and check(database, today, whole=True) == []
        assert windows(database)[ids[0]][2] == "waive"
        assert anew.bring_up(database, today) == 0, "once is enough"
    with database.read(SYSTEM) as connection:
        assert (
            connection.scalar(select(func.count()).where(audit_log.c.action == "assessed_anew"))
            == 1
        )


def test_a_new_day_off_reaches_what_is_stored(database: Database) -> None:
    """Issue 13, item 2: a day off is announced; what was due on it is due on the next working
    day."""
    today = next_working_day(today_in_vietnam() + timedelta(days=40)) - timedelta(days=40)
    day = today + timedelta(days=40)
    filed = day.replace(year=day.year - 10)
    renewed = create_record(application_date=filed, events=(), as_of=today)
    with database.write(SYSTEM) as connection:
        save(connection, [renewed], batch_id=None, actor="a", today=today)
    daily.roll(database, today)
    (before,) = windows(database).values()
    assert before[0] == day
    with day_off(day.month, day.day):
        assert [finding.code for finding in check(database, today)] == [
            "rules",
            "assessed-deadline",
        ]
        anew.bring_up(database, today)
        (after,) = windows(database).values()
        assert after[0] == next_working_day(day) > day and check(database, today, whole=True) == []


class Killed(Exception):
    pass


def test_a_run_that_dies_is_taken_up(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Issue 13, item 2: after the first portion; the next one does the rest and no more. In between
    `check` says so."""
    today = today_in_vietnam()
    register(database, today)
    monkeypatch.setattr(anew, "PORTION", 3)

    def die(_done: int, _total: int) -> None:
        raise Killed

    with late_window("renewal_nh", 3):
        with pytest.raises(Killed):
            anew.bring_up(database, today, die)
        assert not late_by(database, 3)
        with database.read(SYSTEM) as connection:
            assert state.get(connection, anew.RUNNING)["done"] == 3
        assert "rules" in [finding.code for finding in check(database, today)]
        told: list[tuple[int, int]] = []
        assert anew.bring_up(database, today, lambda done, total: told.append((done, total))) == 4
        assert told == [(3, 7), (4, 7)]
        assert late_by(database, 3) and check(database, today, whole=True) == []
    with late_window("renewal_nh", 3), pytest.raises(Killed):
        anew.assess_all(database, today, die)
    assert anew.bring_up(database, today) == 7, "towards other rules it begins anew"
    assert late_by(database, 6) and check(database, today, whole=True) == []


def test_a_portion_is_as_large_as_the_last_one_was_short(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 14, item 6: nobody waits long on a slow machine either."""
    today = today_in_vietnam()
    register(database, today)
    monkeypatch.setattr(anew, "FIRST_PORTION", 1)
    monkeypatch.setattr(anew, "next_size", lambda size, _seconds: size + 1)
    told: list[int] = []
    assert anew.assess_all(database, today, lambda done, _total: told.append(done)) == 7
    assert told == [1, 3, 6, 7]


def test_new_databases_are_not_assessed_again(database: Database, tmp_path: Path) -> None:
    """Issue 13, item 2: a fresh one and the demonstration know what they were worked out with; one
    of before does not."""
    with database.read() as connection:
        assert not anew.is_due(connection)
    made = Database(f"sqlite:///{tmp_path / 'demo.sqlite3'}")
    schema.upgrade(made)
    build(made, DEMO_DAY, size=300)
    with made.read() as connection:
        assert not anew.is_due(connection)
    with made.write(SYSTEM) as connection:
        state.forget(connection, anew.ASSESSED)
        assert anew.is_due(connection)
    schema.upgrade(made)
    with made.read() as connection:
        assert anew.is_due(connection), "there are records that may have been worked out otherwise"
    made.dispose()


def test_the_fingerprint_sees_rules_days_off_and_sources() -> None:
    """Issue 13, item 2: each of them alone; back again it is the former one."""
    before = fingerprint()
    with late_window("renewal_nh", 3):
        other = fingerprint()
    with day_off(11, 24):
        third = fingerprint()
    assert len({before, other, third}) == 3 and fingerprint() == before


def test_a_better_sentence_makes_nothing_out_of_date() -> None:
    """Issue 13, item 2: comments and docstrings are no rule; a number, a sign and a name are."""
    rule = 'MONTHS = 6\n"""Of marks."""\ndef late(n):\n    """Late."""\n    return n + MONTHS\n'
    worded = '"""New."""\nMONTHS = 6  # the law\n"""Of every mark."""\ndef late(n):\n    return n + MONTHS\n'
    assert behaviour(worded) == behaviour(rule)
    others = (rule.replace("6", "3"), rule.replace("+", "-"), rule.replace("late", "due"))
    assert len({behaviour(source) for source in (rule, *others)}) == 4


def test_no_module_that_assesses_is_left_out() -> None:
    """Issue 13, item 2: whatever of ours runs while records of every kind are assessed is in the
    fingerprint."""
    from data_access.writing.assessing import Assessing
    from data_access.writing.rows import add_assessed_children, assessed_values, no_children
    from domain.terms.deadlines import Act

    ran: set[str] = set()

    def watch(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            ran.add(frame.f_code.co_filename)

    acts = (Act("renewal_nh", 1, date(2026, 3, 2), "paid", date(2026, 3, 2), proved=True),)
    today, records = date(2026, 11, 23), list(_records())
    with day_off(1, 1):  # forgets what is remembered, so that it runs
        sys.setprofile(watch)  # type: ignore[arg-type]
        for i, one in enumerate(records):
            found = Assessing({i: acts}, today).assess(i, one)
            assessed_values(found)
            add_assessed_children(no_children(), i, one, found)
        sys.setprofile(None)
    paths = (Path(name) for name in ran if name.startswith(str(ROOT)) and ".venv" not in name)
    ours = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths} - {
        "tests.test_anew"
    }
    assert {
        "domain.terms.renewal",
        "domain.terms.maintenance",
        "domain.calendar.holidays",
        "domain.terms.deadlines",
    } <= ours
    assert ours <= set(modules())


def test_what_words_mean_belongs_to_the_fingerprint() -> None:
    """Issue 15, item 3: where the meaning of a status word is put right, stored words are read
    again."""
    assert {"readers.spellings.status_words", "readers.spellings.status_grammar"} <= set(modules())


def _records() -> list[Any]:
    kinds = ("NH", "SC", "GPHI", "KDCN", "CDDL")
    return [
        replace(create_record(registration_no=f"{i}"), kind=kind) for i, kind in enumerate(kinds)
    ]


def test_a_sample_is_the_same_each_time_and_all_is_all(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 13: a wrong deadline outside of the sample is found with `--all`."""
    from data_access.upkeep.checks import assessed

    today = today_in_vietnam()
    ids = register(database, today)
    monkeypatch.setattr(assessed, "SAMPLE", 3)
    outside = next(i for i in ids if i % 2)
    with database.write(SYSTEM) as connection:
        wrong = deadline.c.asset_id == outside
        connection.execute(
            update(deadline).where(wrong, ~deadline.c.past).values(late_until=date(2099, 1, 1))
        )
        rollups.rebuild(connection)
    assert check(database, today) == check(database, today) == []
    (found,) = check(database, today, whole=True)
    assert (found.code, str(outside) in found.message) == ("assessed-deadline", True)


def test_words_that_were_misread_are_read_again(database: Database) -> None:
    """Issue 15, items 3 and 8: what an older version made of a label is put right with a line in
    the history, what a person stated stays; of the watch's undecided hits those go that its rules
    of now do not find, decided ones stay."""
    today = date(2025, 3, 3)
    said = {
        "Không đồng ý cấp bằng": "national",
        "Cấp bằng": "national",
        "Từ chối một phần": BY_HAND,
    }
    records = [
        create_record(
            application_no=f"4-2024-0000{n}",
            status_raw=raw,
            status_stated="in_force",
            events=(),
            source=source,
            as_of=today,
        )
        for n, (raw, source) in enumerate(said.items(), 1)
    ]
    term = {
        "vn34": "40",
        "phrase": "Tú Lệ",
        "product": "Gạo nếp",
        "classes": "30",
        "illustrative": False,
        "removed": 0,
        "looked_on": today,
    }
    hit = {
        "vn34": "40",
        "term_id": 1,
        "mark": "Tú Lê",
        "owner": "A",
        "application_date": today,
        "overlap": "",
        "likeness": 60,
    }
    with database.write(SYSTEM) as connection:
        ids = [
            outcome.asset_id
            for outcome in save(connection, records, batch_id=None, actor="a", today=today)
        ]
        connection.execute(
            insert(watch_term).values(**term, id=1, version=1, updated_at=now(), updated_by="a")
        )
        undecided = {
            "note": "",
            "decided_by": "",
            "decided_at": None,
            "version": 1,
            "found_on": today,
            "illustrative": False,
        }
        for number, decision in enumerate(("new", "follow")):
            connection.execute(
                insert(watch_hit).values(
                    **hit, **undecided, asset_id=ids[number], application_no="4", state=decision
                )
            )
        state.put(connection, anew.ASSESSED, "an older version")
    assert anew.bring_up(database, today) == 3
    with database.read(SYSTEM) as connection:
        stated = {
            row.id: row.status_stated
            for row in connection.execute(select(asset.c.id, asset.c.status_stated))
        }
        assert [stated[i] for i in ids] == ["refused", "in_force", "in_force"]
        changed = select(asset_revision.c.asset_id, asset_revision.c.actor).where(
            asset_revision.c.version == 2
        )
        assert [tuple(row) for row in connection.execute(changed)] == [(ids[0], "daily")]
        assert list(connection.scalars(select(watch_hit.c.state))) == ["follow"]
        assert connection.scalar(select(watch_term.c.looked_on)) is None
        assert rollups.differences(connection) == []
    assert anew.bring_up(database, today) == 0


def test_letters_that_stayed_say_that_nothing_is_due(database: Database) -> None:
    """Issue 16: a start compares files; it works out what they do only where a letter changed."""
    today = today_in_vietnam()
    daily.roll(database, today)
    of_code._sources.cache_clear()
    with database.read() as connection:
        assert not anew.is_due(connection)
        assert of_code._sources.cache_info().currsize == 0
        with day_off(11, 24):
            assert anew.is_due(connection), "a day off is no letter of a file"


def test_letters_of_another_fingerprint_say_nothing(database: Database) -> None:
    """Issue 16: what was worked out with other code is due, whatever is remembered beside it."""
    daily.roll(database, today_in_vietnam())
    with database.write(SYSTEM) as connection:
        state.put(connection, anew.ASSESSED, "of another release")
        assert anew.is_due(connection)
    anew.keep_letters(database)
    with database.read() as connection:
        assert anew.is_due(connection), "letters of now do not belong to it"


def test_another_sentence_is_read_once(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Issue 16: a release that changes comments alone is looked into at its first start."""
    today = today_in_vietnam()
    daily.roll(database, today)
    monkeypatch.setattr(of_code, "_letters", lambda: "with better sentences")
    with database.read() as connection:
        assert not anew.is_due(connection)
    daily.roll(database, today)
    of_code._sources.cache_clear()
    with database.read() as connection:
        assert not anew.is_due(connection)
    assert of_code._sources.cache_info().currsize == 0


def test_every_source_is_among_the_files() -> None:
    """Issue 16: a change that the fingerprint would see changes letters."""
    assert {of_code._file(name) for name in modules()} <= of_code.files()
