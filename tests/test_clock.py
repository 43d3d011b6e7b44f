"""A clock that is ahead or behind falsifies nothing for good (issue 13, item 3; X-11, R-6)."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Connection, select, update

from commands import serve
from commands.check import check_command
from commands.daily import daily_command
from data_access import rollups
from data_access.accounts import sessions, throttle, users
from data_access.database import state
from data_access.database.attachments import Attachment
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.deadlines import reminders
from data_access.deadlines.lists import of_asset
from data_access.deadlines.recording import Entry, record
from data_access.local_names.watch.look import look_daily
from data_access.tables import (
    asset,
    deadline,
    digest,
    metadata,
    reminder,
    user,
    watch_hit,
    watch_term,
)
from data_access.upkeep import daily
from data_access.upkeep.checks import check
from data_access.writing.save import save
from domain.calendar.dates import clock_day, follows, today_in_vietnam
from domain.records.asset import ClassCode, LegalEvent, Party, Place
from read_models.letters import is_open
from settings import Settings
from tests.web.support import Running, again, call, canary, run
from tests.web.test_tenants import key_of
from tests.writing.records import create_record

TODAY = today_in_vietnam()
AHEAD = date(2038, 1, 20)
OURS = Scope.province("40")
ASSESSED = ("asset_status_period", "deadline", "deadline_turn")
ROLLUPS = tuple(rollup.table.name for rollup in rollups.definitions.ROLLUPS)
NOT_COMPARED = {"created_at", "updated_at", "at"}


def years_ago(n: int, day: date) -> date:
    return day.replace(year=day.year - n, day=min(day.day, 28))


def register(database: Database) -> list[int]:
    """Marks that are due around today, inventions with a fee paid, one of them told in advance, a
    new mark that takes a protected name."""
    due = [TODAY + timedelta(days=n) for n in (-300, -100, -1, 0, 1, 20, 90, 400, 3000)]
    marks = [
        create_record(
            application_no=f"4-2015-{i:05}",
            registration_no=f"4-{i:07}-000",
            application_date=years_ago(10, day),
            events=(),
        )
        for i, day in enumerate(due)
    ]
    granted = years_ago(3, TODAY + timedelta(days=30))
    paid = (
        LegalEvent("fee_paid", years_ago(1, TODAY), ordinal=3),
        LegalEvent("fee_paid", TODAY + timedelta(days=500), ordinal=5),
    )
    invention = create_record(
        kind="SC", application_no="1-2018-00001", registration_no="1-0000001-000", mark_category=None, classes=(), events=paid,
        application_date=years_ago(6, TODAY), registration_date=granted,
    )  # fmt: skip
    protected = create_record(
        application_no="4-2020-77777", registration_no="4-0777777-000", title="Cam Vinh", mark_category="collective",
        application_date=years_ago(4, TODAY), events=(), classes=(ClassCode("nice", "31"),),
    )  # fmt: skip
    with database.write(SYSTEM) as connection:
        return [
            o.asset_id
            for o in save(
                connection, [*marks, invention, protected], batch_id=None, actor="a", today=TODAY
            )
        ]


def taken_name(database: Database) -> None:
    """A mark of another province, filed lately, that nobody has looked at yet."""
    mark = create_record(
        application_no="4-2026-88888", registration_no=None, registration_date=None, title="Cam Vinh Tươi", status_raw=None,
        status_stated="unknown", application_date=TODAY - timedelta(days=40), events=(), place=Place("52", "64", "address"),
        parties=(Party("applicant", "Công ty Gia Lai", "Pleiku, Gia Lai", "VN"),), classes=(ClassCode("nice", "31"),),
        publication_date=TODAY - timedelta(days=20),
    )  # fmt: skip
    with database.write(SYSTEM) as connection:
        save(connection, [mark], batch_id=None, actor="a", today=TODAY)


def booked(connection: Connection, asset_id: int, day: date) -> None:
    """A letter about each deadline of an asset that is open."""
    keys = [row.key for row in of_asset(connection, asset_id, scope=OURS) if is_open(row)]
    reminders.book(connection, keys, (), scope=OURS, vn34="40", actor="a", today=day)


def worked_on(database: Database, ids: list[int]) -> None:
    """Waived, paid without and with proof; a reminder of a payment that is late."""
    proof = Attachment("bien-lai.pdf", "pdf", 10, "ab" * 32)
    with database.write(SYSTEM) as connection:
        booked(connection, ids[1], TODAY - timedelta(days=9))
        for asset_id, what, day, given in (
            (ids[4], "waive", None, None),
            (ids[2], "paid", TODAY, None),
            (ids[3], "paid", TODAY, proof),
        ):
            key, entry = (asset_id, "renewal_nh", 1), Entry(what, day, "lý do", 0, given)
            record(connection, key, entry, scope=OURS, vn34="40", actor="a", today=TODAY)


def contents(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every value of a record's assessment, of its deadlines and periods, of what was recorded and
    counted."""
    names = ("asset", *ASSESSED, "deadline_act", "reminder", "watch_hit", "watch_term", *ROLLUPS)
    with database.read(SYSTEM) as connection:
        return {name: sorted(_rows(connection, name), key=repr) for name in names}


def _rows(connection: Connection, name: str) -> Iterator[tuple[Any, ...]]:
    table = metadata.tables[name]
    own = {"id"} if name != "asset" else set()  # a hit that is found again has a new one
    columns = [c for c in table.c if c.name not in NOT_COMPARED | own]
    measures = [c.name for c in table.c if not c.primary_key] if name in ROLLUPS else []
    for row in connection.execute(select(*columns)):
        if not measures or any(row._mapping[m] for m in measures):
            yield tuple(row)


def settings_of(database: Database, mode: str = "production") -> Settings:
    url, vault = database.engine.url.render_as_string(hide_password=False), database.vault
    assert vault is not None
    return Settings(
        database_url=url,
        data_dir=vault.folder,
        mode=mode,
        secret_key="k3y-for-a-test-0123456789-abcdefghijkl",
        base_url="https://x.example",
    )


def cli(command: Any, database: Database, *options: str, mode: str = "production") -> Result:
    return CliRunner().invoke(command, list(options), obj=settings_of(database, mode))


def in_force(database: Database) -> int:
    with database.read(SYSTEM) as connection:
        assert rollups.differences(connection) == []
        return len(
            connection.scalars(
                select(asset.c.id).where(asset.c.status.in_(("in_force", "in_grace")))
            ).all()
        )


def seen(database: Database, *, wrong: date | None) -> dict[str, list[tuple[Any, ...]]]:
    """The register after two days, between which the clock showed a wrong one, if any."""
    ids = register(database)
    daily.roll(database, TODAY - timedelta(days=1))
    worked_on(database, ids)
    taken_name(database)
    if wrong:
        daily.roll(database, wrong)
    result = cli(daily_command, database, "--anew", "--to", TODAY.isoformat())
    assert (result.exit_code, result.output.count("\n")) == (0, 2), result.output
    return contents(database)


@pytest.mark.parametrize(
    "wrong",
    [TODAY + timedelta(days=1), TODAY + timedelta(days=31), AHEAD],
    ids=["a day", "a month", "2038"],
)
def test_a_wrong_day_is_taken_back(
    database: Database, tmp_path_factory: pytest.TempPathFactory, wrong: date
) -> None:
    """X-11: byte for byte what a register is that never saw the wrong day: records, deadlines,
    periods, counts, reminders, watch."""
    found = seen(database, wrong=wrong)
    from data_access.upkeep import upgrade

    other = Database(f"sqlite:///{tmp_path_factory.mktemp('right') / 'right.sqlite3'}")
    upgrade.upgrade(other)
    expected = seen(other, wrong=None)
    other.dispose()
    assert {name: rows for name, rows in found.items() if rows != expected[name]} == {}
    assert found["watch_hit"] and in_force(database) > 5
    assert check(database, TODAY, whole=True) == []


def test_the_wrong_day_is_named_everywhere(database: Database) -> None:
    """X-11: `check` and `daily` say it and what to do; nothing is rolled unasked; --anew brings the
    statuses back."""
    register(database)
    daily.roll(database, TODAY)
    before = in_force(database)
    daily.roll(database, AHEAD)
    assert in_force(database) < before
    for mode in ("production", "demo"):
        result = cli(daily_command, database, mode=mode)
        assert result.exit_code == 2 and f"daily --anew --to {TODAY.isoformat()}" in result.output
    result = cli(check_command, database)
    assert (
        result.exit_code == 1
        and "clock: Tình trạng đã được tính đến ngày 20/01/2038" in result.output
    )
    assert cli(daily_command, database, "--to", TODAY.isoformat()).exit_code == 2, (
        "back in time with --anew alone"
    )
    assert cli(daily_command, database, "--anew", "--to", TODAY.isoformat()).exit_code == 0
    assert (
        in_force(database) == before
        and cli(check_command, database, "--all").output == "Mọi kiểm tra đều đạt.\n"
    )


@pytest.mark.parametrize("days", [-1, 4, 31, 4000])
def test_a_jump_waits_for_an_operator(database: Database, days: int) -> None:
    """X-11: in production `daily` and a start leave the last day; with --to it is rolled. A
    demonstration goes on."""
    register(database)
    reached = TODAY - timedelta(days=days)
    daily.roll(database, reached)
    before = contents(database)
    result = cli(daily_command, database)
    assert result.exit_code == 2 and f"--to {TODAY.isoformat()}" in result.output
    if days > 0:
        assert cli(daily_command, database, "--anew").exit_code == 2, (
            "to assess anew for a day that nobody has confirmed"
        )
    start(settings_of(database))
    assert contents(database) == before and daily.reached(database) == reached
    options = ("--to", TODAY.isoformat(), *(["--anew"] if days < 0 else []))
    assert cli(daily_command, database, *options).exit_code == 0
    assert daily.reached(database) == TODAY and check(database, TODAY, whole=True) == []


def start(settings: Settings) -> None:
    class Stopped(Exception):
        pass

    def stop(_settings: Settings) -> serve.Servable:
        raise Stopped

    with pytest.raises(Stopped), pytest.MonkeyPatch.context() as patch:
        patch.setattr(serve, "_production", lambda settings, create_app: create_app(settings))
        serve.run(settings, stop)


def test_a_long_weekend_is_no_jump_and_a_demonstration_goes_on(database: Database) -> None:
    register(database)
    daily.roll(database, TODAY - timedelta(days=3))
    assert cli(daily_command, database).exit_code == 0 and daily.reached(database) == TODAY
    assert [follows(TODAY, TODAY + timedelta(days=n)) for n in (-1, 0, 3, 4)] == [
        False,
        True,
        True,
        False,
    ]
    with database.write(SYSTEM) as connection:
        state.put(connection, "rolled_to", (TODAY - timedelta(days=4000)).isoformat())
    assert (
        cli(daily_command, database, mode="demo").exit_code == 0
        and daily.reached(database) == TODAY
    )


def test_what_is_written_under_a_wrong_clock_is_assessed_for_the_last_day(
    database: Database,
) -> None:
    """X-11: an import while the clock shows 2038 stores what one on the last day counted would; a
    demonstration's, too, until it is rolled, for nothing on a page is of another day than the page
    says."""
    daily.roll(database, TODAY)
    late = create_record(application_date=years_ago(9, TODAY), events=())
    with database.write(SYSTEM) as connection:
        save(connection, [late], batch_id=None, actor="a", today=AHEAD)
        assert connection.scalar(select(asset.c.status)) == "in_force"
    assert check(database, TODAY, whole=True) == []
    with database.write(SYSTEM) as connection:
        state.put(connection, state.DEMONSTRATION, True)
        save(connection, [replace(late, title="Khác")], batch_id=None, actor="a", today=AHEAD)
        assert connection.scalar(select(asset.c.status)) == "in_force"
    daily.roll(database, AHEAD)
    with database.read(SYSTEM) as connection:
        assert connection.scalar(select(asset.c.status)) == "expired"


def test_letters_and_saved_titles_of_a_day_that_has_not_come(database: Database) -> None:
    """X-11: a letter that is noted as sent in 2038 would not be sent for twelve years; a payment
    that has not come saved nothing."""
    ids = register(database)
    daily.roll(database, TODAY)
    with database.write(SYSTEM) as connection:
        users.create(
            connection,
            username="nghean",
            name="N",
            role="officer",
            vn34="40",
            password="thuyen-ai-dinh-trang-2026",
        )
        person = connection.scalar(select(user.c.id)) or 0
        moment = {"updated_at": datetime.now(UTC)}
        connection.execute(
            digest.insert().values(
                user_id=person, email="a@x.vn", language="vi", active=True, sent_on=AHEAD, **moment
            )
        )
        booked(connection, ids[1], TODAY)
        connection.execute(update(reminder).values(saved_on=AHEAD))
        look_daily(connection, AHEAD)
        connection.execute(update(watch_term).values(looked_on=AHEAD))
    taken_name(database)
    daily.roll(database, AHEAD)
    assert cli(daily_command, database, "--anew", "--to", TODAY.isoformat()).exit_code == 0
    with database.read(SYSTEM) as connection:
        assert connection.scalars(select(digest.c.sent_on)).all() == [None]
        assert connection.scalars(select(reminder.c.saved_on)).all() == [None]
        assert set(connection.scalars(select(watch_term.c.looked_on))) == {TODAY}
        assert set(connection.scalars(select(watch_hit.c.found_on))) == {TODAY}


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request: pytest.FixtureRequest, tmp_path: Any) -> Iterator[Running]:
    running = run(
        tmp_path, "" if request.param == "sqlite" else request.getfixturevalue("postgresql_url")
    )
    yield running
    running.close()


def put(running: Running, day: date) -> None:
    with running.database.write(SYSTEM) as connection:
        state.put(connection, "rolled_to", day.isoformat())


def page(running: Running, path: str = "/tinh/nghe-an") -> str:
    return str(
        call(
            running.signed_in("nghean"), running.app, key_of(running, "content"), {"pathname": path}
        ).text
    ).replace(r"\u002f", "/")


def test_pages_and_ready_say_it(site: Running) -> None:
    """X-11, R-8: `/ready` 200 with `degraded`, no day and no name in it; every page has a banner;
    on the right day neither."""
    put(site, TODAY)
    assert (site.client().get("/ready").status_code, site.client().get("/ready").text) == (
        200,
        "ok",
    )
    assert "Số liệu như của ngày" not in page(site)
    other = again(site)
    put(other, AHEAD)
    answer = other.client().get("/ready")
    assert (answer.status_code, answer.json) == (200, {"status": "ok", "degraded": ["clock"]})
    for path in ("/tinh/nghe-an", "/tinh/nghe-an/thoi-han", "/tro-giup", "/khong-co"):
        assert "Số liệu như của ngày 20/01/2038" in page(other, path)


def due_soon(running: Running) -> int:
    """Rows of the list of what falls due within 90 days."""
    answer = running.signed_in("nghean").get("/xuat/nghe-an/thoi-han.csv?han=90")
    assert answer.status_code == 200
    return answer.text.count(canary("40"))


def test_after_midnight_a_page_counts_to_the_day_that_it_names(site: Running) -> None:
    """Issue 15, item 9: before `daily` has run every number is yesterday's, as the as-of line says:
    a deadline 90 days from today is not within 90 days yet, a reminder says so; the run's end shows
    at once. What a person writes down may be of today."""
    from web import clock

    daily.roll(site.database, TODAY - timedelta(days=1))
    with site.database.write(SYSTEM) as connection:
        changed = connection.execute(
            update(deadline).values(day=TODAY + timedelta(days=90), state="open")
        )
        assert changed.rowcount > len(site.ids["40"])
        rollups.rebuild(connection)
    put(site, TODAY - timedelta(days=1))
    with site.server.test_request_context("/tinh/nghe-an"):
        clock.follow()
        assert (today_in_vietnam(), clock.latest_day()) == (TODAY - timedelta(days=1), TODAY)
    assert due_soon(site) == 0
    assert "Số liệu đã cũ 1 ngày" in page(site) and "Số liệu đã cũ 1 ngày" in page(
        site, "/tinh/nghe-an/thoi-han"
    )
    daily.roll(site.database, TODAY)
    assert "Số liệu đã cũ" not in page(site)
    assert due_soon(site) > 0
    with site.server.test_request_context("/tinh/nghe-an"):
        clock.follow()
        assert today_in_vietnam() == TODAY


def test_in_production_pages_count_from_the_last_day(site: Running) -> None:
    """X-11: the clock is ten days ahead of the last day counted: that day is shown, and the clock's
    again after the request."""
    put(site, TODAY - timedelta(days=10))
    secure = again(
        site, mode="production", base_url="https://ipp.example", trusted_hosts=("ipp.example",)
    )
    with secure.server.test_request_context("/tinh/nghe-an", base_url="https://ipp.example"):
        from web import clock

        clock.follow()
        assert today_in_vietnam() == clock.banner_day() == TODAY - timedelta(days=10)
        assert clock_day() == TODAY and clock.is_wrong()
    assert today_in_vietnam() == TODAY
    assert secure.client().get("/ready", base_url="https://ipp.example").json == {
        "status": "ok",
        "degraded": ["clock"],
    }


def test_a_clock_put_back_lengthens_no_session(database: Database) -> None:
    """R-6: what was opened or used under a later clock is over when the clock is right again."""
    now, idle, life = datetime.now(UTC), timedelta(minutes=30), timedelta(hours=8)
    with database.write(SYSTEM) as connection:
        users.create(
            connection,
            username="nghean",
            name="N",
            role="officer",
            vn34="40",
            password="thuyen-ai-dinh-trang-2026",
        )
        person = connection.scalar(select(user.c.id)) or 0
        late = sessions.start(connection, person, at=now + timedelta(days=1), life=life)
        right = sessions.start(connection, person, at=now, life=life)
        assert sessions.find(connection, late, at=now, idle=idle) is None
        assert sessions.find(connection, right, at=now, idle=idle) is not None


def test_a_clock_put_back_locks_nobody_out(database: Database) -> None:
    """X-11: a name blocked while the clock showed 2038 is not blocked for twelve years; one that is
    blocked now is."""
    ahead, now = datetime(2038, 1, 20, 3, tzinfo=UTC), datetime.now(UTC)
    with database.write_signin() as connection:
        for _n in range(throttle.LIMITS["name"]):
            throttle.attempt(connection, "name", "nghean", secret="s", at=ahead)
        assert not throttle.attempt(connection, "name", "nghean", secret="s", at=ahead).allowed
        assert not throttle.is_blocked(connection, "name", "nghean", secret="s", at=now)
        for n in range(throttle.LIMITS["name"]):
            attempt = throttle.attempt(connection, "name", "nghean", secret="s", at=now)
            assert (attempt.allowed, attempt.n) == (True, n + 1)
        assert throttle.is_blocked(connection, "name", "nghean", secret="s", at=now)
        assert not throttle.attempt(connection, "name", "nghean", secret="s", at=now).allowed


@pytest.mark.parametrize("zone", ["UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles"])
def test_the_machines_zone_changes_nothing(database: Database, zone: str) -> None:
    """R-6: the same totals on the same day in any zone, 29 February included; moments are stored in
    UTC. Due on Saturday 28/02/2026, and so on Monday 02/03; payable late until Friday 28/08."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        leap = create_record(application_date=date(2016, 2, 29), events=())
        with database.write(SYSTEM) as connection:
            save(connection, [leap], batch_id=None, actor="a", today=date(2024, 2, 29))
        statuses = []
        for day in (
            date(2026, 3, 2),
            date(2026, 3, 3),
            date(2026, 8, 28),
            date(2026, 8, 29),
            date(2038, 1, 20),
        ):
            daily.roll(database, day)
            with database.read(SYSTEM) as connection:
                row = connection.execute(select(asset.c.status, asset.c.created_at)).one()
                statuses.append(row.status)
                assert (
                    abs(datetime.now(UTC) - row.created_at) < timedelta(minutes=5)
                    and rollups.differences(connection) == []
                )
        assert clock_day() == (datetime.now(UTC) + timedelta(hours=7)).date()
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()
    assert statuses == ["in_force", "in_grace", "in_grace", "expired", "expired"]
