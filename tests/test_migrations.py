"""Migrations over rows that were there before them (D-5): nothing is lost, and what they add is
right from the first moment."""

import os
import signal
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from data_access import rollups
from data_access.accounts import audit, sessions, throttle, users
from data_access.database import signin_file
from data_access.database.engine import Database, now
from data_access.database.faults import DatabaseUnavailable
from data_access.database.scope import SYSTEM
from data_access.tables import (
    asset,
    asset_class,
    asset_status_period,
    audit_log,
    change_cube,
    column_mapping,
    day_cube,
    deadline,
    legal_event,
    month_cube,
    reminder,
    signin_throttle,
    source_cube,
    status_cube,
    trait_cube,
    user_session,
)
from data_access.upkeep import anew, upgrade
from data_access.upkeep.checks import check
from domain.posts import Post
from tests.builders import create_asset

GRANTED, ENDED = date(2018, 5, 4), date(2025, 3, 3)
FORMER = """INSERT INTO deadline (asset_id, rule, ordinal, opens, due, late_until, state, given)
    VALUES (:asset_id, 'patent_annuity', 7, '2023-11-04', '2024-05-04', :late_until, :state, :given)"""


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without any table."""
    url = (
        f"sqlite:///{tmp_path / 'old.sqlite3'}"
        if request.param == "sqlite"
        else request.getfixturevalue("postgresql_url")
    )
    database = Database(url)
    yield database
    database.dispose()


def upgrade_to(database: Database, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(upgrade.MIGRATIONS))
    config.set_main_option("path_separator", "os")
    with database.write(SYSTEM) as connection:
        config.attributes["connection"] = connection.execution_options(ipp_unchecked=True)
        command.upgrade(config, revision)


def test_deadlines_of_before_take_their_place_with_them(empty: Database) -> None:
    """0005: the day that decides is the last day to save a late one, else the due day; titles are
    assessed again from their grant on."""
    upgrade_to(empty, "0004")
    with empty.write(SYSTEM) as connection:
        values = {
            "kind": "SC",
            "vn34": "52",
            "vn63": "64",
            "registration_date": GRANTED,
            "illustrative": False,
            "count": False,
        }
        late, open_ = (create_asset(connection, **values) for _n in range(2))
        for asset_id, state, until in ((late, "late", date(2024, 11, 4)), (open_, "open", None)):
            connection.execute(
                text(FORMER),
                {"asset_id": asset_id, "state": state, "late_until": until, "given": False},
            )
    upgrade_to(empty, "0005")
    d = deadline.c
    with empty.read(SYSTEM) as connection:
        rows = connection.execute(
            select(d.asset_id, d.ordinal, d.state, d.day, d.vn34, d.vn63, d.kind, d.past).order_by(
                d.asset_id
            )
        ).all()
        again = set(connection.scalars(select(asset.c.next_change_on)))
    assert [tuple(row) for row in rows] == [
        (late, 7, "late", date(2024, 11, 4), "52", "64", "SC", False),
        (open_, 7, "open", date(2024, 5, 4), "52", "64", "SC", False),
    ]
    assert again == {GRANTED}


def test_changes_of_before_are_on_the_work_list(empty: Database) -> None:
    """0013: each record under the day of its last change; new ones and undated ones under none."""
    upgrade_to(empty, "0012")
    lives = (
        [
            ("pending", date(2017, 1, 1), GRANTED),
            ("in_force", GRANTED, ENDED),
            ("lapsed", ENDED, None),
        ],
        [("in_force", None, ENDED), ("lapsed", ENDED, None)],
        [("pending", ENDED, None)],
        [("in_force", None, None)],
    )
    with empty.write(SYSTEM) as connection:
        for periods in lives:
            create_asset(connection, vn34="40", periods=periods, status=periods[-1][0], count=False)
    upgrade.upgrade(empty)
    with empty.read(SYSTEM) as connection:
        found = connection.execute(
            select(change_cube.c.vn34, change_cube.c.day, change_cube.c.kind, change_cube.c.n)
        ).all()
    assert [tuple(row) for row in found] == [("40", ENDED.isoformat(), "NH", 2)]


def test_traits_of_before_are_counted(empty: Database) -> None:
    """0063: as a rebuild counts them."""
    upgrade_to(empty, "0062")
    days = {"application_date": date(2020, 1, 31), "registration_date": GRANTED}
    with empty.write(SYSTEM) as connection:
        for kind, status, owner in (("SC", "in_force", "A"), ("GPHI", "in_grace", None),
                                    ("NH", "pending", "A"), ("NH", "refused", "A")):  # fmt: skip
            create_asset(connection, kind=kind, status=status, owner=owner, count=False, **days)
    upgrade.upgrade(empty)
    with empty.write(SYSTEM) as connection:
        found = {tuple(row) for row in connection.execute(select(trait_cube))}
        rollups.rebuild(connection)
        again = {tuple(row) for row in connection.execute(select(trait_cube))}
    assert found == again and len(found) == 6


def test_classes_of_before_are_bits(empty: Database) -> None:
    """0016: Nice classes only, each once, up to the last."""
    upgrade_to(empty, "0015")
    rows = [("nice", "30"), ("nice", "45"), ("nice", "30"), ("vienna", "05.03"), ("product", "1")]
    with empty.write(SYSTEM) as connection:
        marked, other = (create_asset(connection, vn34="40", count=False) for _n in range(2))
        values = [
            {"asset_id": marked, "position": i, "scheme": scheme, "code": main, "main": main}
            for i, (scheme, main) in enumerate(rows)
        ]
        connection.execute(insert(asset_class), [*values, {**values[3], "asset_id": other}])
    upgrade.upgrade(empty)
    with empty.read(SYSTEM) as connection:
        found = dict(
            connection.execute(
                select(asset.c.id, asset.c.nice).where(asset.c.id.in_((marked, other)))
            ).all()
        )
    assert found == {marked: 2**30 + 2**45, other: 0}


def test_endings_of_before_tell_from_when(empty: Database) -> None:
    """0025, issue 15, items 4 and 7: a lapse worked out before, and a mark of the Madrid system
    that was called in force, are what the rules say now; nothing else changes, and rollups
    follow."""
    upgrade_to(empty, "0024")
    granted, lapsed, today = date(2008, 8, 22), date(2012, 2, 23), date(2026, 5, 20)
    patent = {
        "kind": "SC",
        "application_date": date(2006, 3, 15),
        "registration_date": granted,
        "registration_no": "7001",
    }
    stated = {"status_stated": "unknown", "illustrative": False, "count": False}
    chain = [
        ("pending", date(2006, 3, 15), granted),
        ("in_force", granted, lapsed),
        ("lapsed", lapsed, None),
    ]
    madrid = {
        "kind": "NH",
        "office": "WO",
        "application_date": None,
        "registration_date": date(2024, 6, 1),
        "filing_year": 0,
    }
    with empty.write(SYSTEM) as connection:
        ended = create_asset(connection, **patent, **stated, status="lapsed", periods=chain)
        for k in range(3):
            fee = {
                "event": "fee_paid",
                "date": date(2008 + k, 8, 22),
                "ordinal": k + 1,
                "cancelled": False,
            }
            connection.execute(insert(legal_event).values(asset_id=ended, position=k, **fee))
        awaited = create_asset(
            connection, **madrid, **stated, periods=[("in_force", date(2024, 6, 1), None)]
        )
    upgrade.upgrade(empty)
    with empty.write(SYSTEM) as connection:
        rollups.rebuild(connection)  # as they stood: with what is counted since
    p = asset_status_period.c
    with empty.read(SYSTEM) as connection:
        kept = connection.execute(
            select(p.status, p.since, p.effective).where(p.asset_id == ended).order_by(p.position)
        ).all()
    assert [tuple(row) for row in kept] == [
        (status, since, None) for status, since, _until in chain
    ]
    assert anew.bring_up(empty, today) == 2
    with empty.read(SYSTEM) as connection:
        told = connection.execute(
            select(p.asset_id, p.status, p.since, p.effective)
            .where(p.until.is_(None))
            .order_by(p.asset_id)
        ).all()
        lost = connection.execute(
            select(deadline.c.ordinal, deadline.c.state).where(
                deadline.c.asset_id == ended, deadline.c.past
            )
        ).all()
        assert [tuple(row) for row in told] == [
            (ended, "lapsed", lapsed, date(2011, 8, 22)),
            (awaited, "unknown", date(2024, 6, 1), None),
        ]
        assert [tuple(row) for row in lost] == [(4, "lost")] and rollups.differences(
            connection
        ) == []
        counted = connection.execute(
            select(status_cube.c.status, func.sum(status_cube.c.n)).group_by(status_cube.c.status)
        ).all()
        assert {status: int(n) for status, n in counted} == {"lapsed": 1, "unknown": 1}
    assert {finding.code for finding in check(empty, today)} <= {"daily"}


def test_sources_of_before_are_counted_by_kind(empty: Database) -> None:
    """0031, issue 15, item 1: so that those of real indications can be told apart; nothing else
    changes."""
    upgrade_to(empty, "0030")
    with empty.write(SYSTEM) as connection:
        for kind, source, illustrative in (
            ("NH", "manual", False),
            ("NH", "manual", False),
            ("CDDL", "manual", False),
            ("CDDL", "x", True),
        ):
            create_asset(
                connection,
                vn34="52",
                vn63="64",
                kind=kind,
                source=source,
                illustrative=illustrative,
                count=False,
            )
    upgrade.upgrade(empty)
    with empty.read(SYSTEM) as connection:
        found = connection.execute(select(source_cube)).all()
    assert sorted(tuple(row) for row in found) == [
        ("52", True, "manual", "CDDL", "64", False, 1),
        ("52", True, "manual", "NH", "64", False, 2),
        ("52", True, "x", "CDDL", "64", True, 1),
    ]


def test_international_registrations_of_before_are_no_grants(empty: Database) -> None:
    """0029, issue 15, item 7: what was counted under the day of the International Bureau is counted
    no longer; other grants stay."""
    upgrade_to(empty, "0028")
    day = {
        "registration_date": date(2024, 6, 1),
        "vn34": "52",
        "vn63": "64",
        "illustrative": False,
        "application_date": None,
    }
    with empty.write(SYSTEM) as connection:
        for office, n in (("WO", 2), ("VN", 3)):
            for _i in range(n):
                create_asset(connection, office=office, count=False, **day)
        for table, key in (("month_cube", "2024-06"), ("day_cube", "2024-06-01")):
            row = f"('52', true, 'granted', '{key}', 'NH', '64', false, 5)"
            connection.execute(text(f"INSERT INTO {table} VALUES {row}"))
    upgrade.upgrade(empty)
    with empty.read(SYSTEM) as connection:
        found = [connection.execute(select(table)).all() for table in (month_cube, day_cube)]
    granted = ("52", True, "granted")
    assert [[tuple(row) for row in rows] for rows in found] == [
        [(*granted, "2024-06", "NH", "64", False, 3)],
        [(*granted, "2024-06-01", "NH", "64", False, 3)],
    ]


MOVED = (audit_log, user_session, signin_throttle)


def person_of_before(
    connection: Connection,
    name: str,
    role: str,
    vn34: str | None = None,
    station: int | None = None,
) -> int:
    """An account as it was before posts (0035)."""
    values = {"name": name, "role": role, "vn34": vn34, "station": station, "at": now()}
    added = """INSERT INTO "user" (username, name, role, vn34, station_id, password_hash, must_change, demonstration, created_at, version)
        VALUES (:name, '', :role, :vn34, :station, '', false, false, :at, 1) RETURNING id"""
    return int(connection.execute(text(added), values).scalar_one())


def test_accounts_of_before_hold_one_post(empty: Database) -> None:
    """0035: each keeps its role and tenant, its name, its running session; and the sign-in reads
    it."""
    upgrade_to(empty, "0034")
    before: list[tuple[str, str, str | None, int | None]] = [
        ("an", "officer", "40", None),
        ("binh", "leader", "52", None),
        ("chi", "station", None, 3),
        ("dung", "manager", None, None),
        ("em", "trainer", None, None),
        ("giang", "admin", None, None),
    ]
    tokens = {}
    with empty.write(SYSTEM) as connection:
        for name, *post in before:
            person = person_of_before(connection, name, *post)
            tokens[name] = sessions.start(connection, person, at=now(), life=timedelta(1))
    upgrade.upgrade(empty)
    with empty.read(SYSTEM) as connection:
        held = [(name, users.find(connection, name).posts) for name, *_post in before]
        seen = {
            name: sessions.find(connection, token, at=now(), idle=timedelta(1))
            for name, token in tokens.items()
        }
    assert held == [(name, (Post(*post),)) for name, *post in before]
    assert [(name, visitor and visitor.posts) for name, visitor in seen.items()] == held


def filled(database: Database, n: int) -> None:
    """Accounts, sessions, attempts and audit rows, the last of them `n`."""
    with database.write(SYSTEM) as connection:
        person = person_of_before(connection, f"u{n}", "admin")
        sessions.end(
            connection,
            sessions.start(connection, person, at=now(), life=timedelta(1)),
            at=now(),
            reason="bỏ",
        )
        sessions.start(connection, person, at=now(), life=timedelta(1))
        throttle.attempt(connection, "name", f"u{n}", secret="s", at=now())
        for i in range(3):
            audit.append(
                connection,
                actor="Bưởi",
                action="x",
                subject=f"{n}/{i}",
                vn34="40",
                detail={"n": n, "tên": ["Bưởi", None, 0.5]},
            )


def rows(database: Database) -> list[list[tuple[object, ...]]]:
    with database.read(SYSTEM) as connection:
        assert audit.verify(connection) is None
        return [
            [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in MOVED
        ]


def killed_while_upgrading(database: Database, statement: str) -> None:
    """A real kill -9 just before a statement of the migration."""
    url = database.engine.url.render_as_string()
    database.dispose()
    child = os.fork()
    if not child:
        own = Database(url)

        def kill(_connection: Connection, _cursor: object, text: str, *_rest: object) -> None:
            if statement in text:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(own.engine, "before_cursor_execute", kill)
        try:
            upgrade.upgrade(own)
        finally:
            os._exit(0)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_sign_ins_and_audit_move_as_they_are(empty: Database) -> None:
    """0017: every row of before, the chain whole; what comes after is chained to it."""
    upgrade_to(empty, "0016")
    filled(empty, 1)
    before = rows(empty)
    assert [len(part) for part in before] == [3, 2, 1]
    upgrade.upgrade(empty)
    assert rows(empty) == before
    with empty.write(SYSTEM) as connection:
        users.create(
            connection, username="an", name="", role="admin", password="thuyen-ai-dinh-trang-2026"
        )
    log = rows(empty)[0]
    assert len(log) == 4 and log[3][-2] == log[2][-1]
    assert [finding.code for finding in check(empty, date(2026, 5, 20))] == ["daily"], (
        "no day was rolled to"
    )


@pytest.mark.parametrize("empty", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "statement",
    ["DROP TABLE user_session", "DROP TABLE audit_log", "ATTACH", "UPDATE alembic_version"],
)
def test_a_crash_while_they_move_loses_nothing(
    empty: Database, tmp_path: Path, statement: str
) -> None:
    """0017, D-5: killed when the second file is made already; what is written until the next try
    comes along."""
    upgrade_to(empty, "0016")
    filled(empty, 1)
    killed_while_upgrading(empty, statement)
    assert (tmp_path / "old-signin.sqlite3").exists()
    assert check(empty, date(2026, 5, 20))[0].code == "schema"
    filled(empty, 2)
    before = rows(empty)
    assert [len(part) for part in before] == [6, 4, 2]
    upgrade.upgrade(empty)
    assert rows(empty) == before
    with empty.read(SYSTEM) as connection:
        main = set(connection.scalars(text("SELECT name FROM main.sqlite_master")))
    assert not main & {table.name for table in MOVED} and "audit_pending" in main
    assert (
        sorted(
            path.name.partition("-wal")[0].partition("-shm")[0]
            for path in tmp_path.glob("*signin*")
        )[-1]
        == "old-signin.sqlite3"
    )


@pytest.mark.parametrize("empty", ["sqlite"], indirect=True)
def test_the_log_of_another_database_is_not_overwritten(empty: Database, tmp_path: Path) -> None:
    """0017: an older copy of the database is put back beside a newer log, or a new one is begun
    beside it."""
    other = Database(f"sqlite:///{tmp_path / 'other.sqlite3'}")
    upgrade.upgrade(other)
    with other.write_signin() as connection:
        audit.append(connection, actor="a", action="kept")
    other.dispose()
    side = signin_file.beside(tmp_path / "old.sqlite3")
    (tmp_path / "other-signin.sqlite3").rename(side)
    kept = side.read_bytes()
    with pytest.raises(
        DatabaseUnavailable, match=r"old-signin\.sqlite3 holds the audit log of another database"
    ):
        upgrade.upgrade(empty)
    assert side.read_bytes() == kept and upgrade.is_empty(empty)
    side.unlink()
    upgrade.upgrade(empty)
    assert upgrade.is_current(empty)


def test_explanations_of_nobody_in_particular_go(empty: Database) -> None:
    """Issue 13, item 7 (0019): what a province explained stays its own; of 'national' ones nobody
    knows whether a station wrote them."""
    upgrade_to(empty, "0018")
    with empty.write(SYSTEM) as connection:
        query = text(
            "INSERT INTO column_mapping (vn34, label, field) VALUES (:vn34, 'chu don chu bang', '-')"
        )
        connection.execute(query, [{"vn34": "40"}, {"vn34": "national"}])
    upgrade_to(empty, "0019")
    with empty.read(SYSTEM) as connection:
        kept = connection.execute(
            select(column_mapping.c.vn34, column_mapping.c.field, column_mapping.c.heading)
        ).all()
    assert [tuple(row) for row in kept] == [("40", "-", None)]


def test_rows_refused_before_stay_as_they_are(empty: Database) -> None:
    """Issue 13, item 5 (0020): nothing tells what they said, so none of them is refused again."""
    upgrade_to(empty, "0019")
    batch = (
        "INSERT INTO import_batch (id, file, sha256, format, kind, actor, at, accepted, updated, unchanged, rejected) "
        "VALUES (1, 'x', 'y', 'z', 'assets', 'vien', '2026-01-01 00:00:00', 0, 0, 0, 1)"
    )
    with empty.write(SYSTEM) as connection:
        connection.execute(text(batch))
        connection.execute(
            text(
                "INSERT INTO import_row_error (batch_id, position, reason) VALUES (1, 0, 'Trùng số')"
            )
        )
    upgrade_to(empty, "0020")
    with empty.read(SYSTEM) as connection:
        found = connection.execute(
            text("SELECT reason, identity, said FROM import_row_error")
        ).all()
    assert [tuple(row) for row in found] == [("Trùng số", None, None)]


def test_reminders_of_before_are_lots(empty: Database) -> None:
    """0021, issue 13, item 4: what one person booked on one day is one lot, with the number of its
    first reminder."""
    upgrade_to(empty, "0020")
    written = """INSERT INTO reminder (asset_id, rule, ordinal, vn34, illustrative, due, sent_on, channel, actor)
        VALUES (:asset_id, 'renewal_nh', 1, :vn34, :no, '2026-12-01', :day, 'letter', :actor)"""
    booked = [
        ("40", "2026-11-01", "lan"),
        ("40", "2026-11-01", "lan"),
        ("40", "2026-11-02", "lan"),
        ("40", "2026-11-01", "hà"),
    ]
    booked += [("52", "2026-11-01", "lan"), ("40", "2026-11-01", "lan")]
    with empty.write(SYSTEM) as connection:
        for n, (vn34, day, actor) in enumerate(booked, start=1):
            values = {"asset_id": n, "vn34": vn34, "no": False, "day": day, "actor": actor}
            connection.execute(text(written).execution_options(ipp_unchecked=True), values)
    upgrade.upgrade(empty)
    with empty.read(SYSTEM) as connection:
        lots = connection.execute(
            select(reminder.c.asset_id, reminder.c.lot).order_by(reminder.c.id)
        ).all()
        first = connection.scalar(select(func.min(reminder.c.id)))
    assert [(asset_id, lot - first) for asset_id, lot in lots] == [
        (1, 0),
        (2, 0),
        (3, 2),
        (4, 3),
        (5, 4),
        (6, 0),
    ]


def test_events_of_before_are_kept_and_told_apart_by_owner(empty: Database) -> None:
    """Migration 0040: every row as it was; afterwards two stations may hold a lesson of one name on
    one day, one station, or the institute, not two."""
    upgrade_to(empty, "0039")
    insert_event = text(
        "INSERT INTO event (folded, title, kind, held, planned, place, organisers, times, "
        "delegates_qualifier, participants, present, wording, source, source_url, note, "
        "illustrative, station_id, published, women) VALUES (:folded, 'Lớp', 'training', "
        "'2026-05-04', false, '', '', 1, 'exact', '', '[]', '', '', '', 'ghi chú', false, "
        ":station, :published, 3)"
    ).execution_options(ipp_unchecked=True)
    rows = [
        {"folded": "lop mot", "station": 1, "published": False},
        {"folded": "lop hai", "station": None, "published": True},
    ]
    kept = text("SELECT folded, station_id, published, women, note FROM event ORDER BY id")
    kept = kept.execution_options(ipp_unchecked=True)
    with empty.write(SYSTEM) as connection:
        connection.execute(insert_event, rows)
        before = connection.execute(kept).all()
    upgrade_to(empty, "0040")
    with empty.read(SYSTEM) as connection:
        assert connection.execute(kept).all() == before
    with empty.write(SYSTEM) as connection:
        connection.execute(insert_event, rows[0] | {"station": 2})
        connection.execute(insert_event, rows[0] | {"station": None})
    for again in (rows[0], rows[1]):
        with pytest.raises(IntegrityError), empty.write(SYSTEM) as connection:
            connection.execute(insert_event, again)
