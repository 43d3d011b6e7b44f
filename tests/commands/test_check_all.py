"""`check --all` on a database with one thing wrong: it is named, exit 1 (issue 13, accepted when;
D-2, X-10)."""

from collections.abc import Callable
from datetime import date

import pytest
from click.testing import CliRunner
from sqlalchemy import Connection, delete, insert, update

from commands.check import check_command
from data_access import rollups
from data_access.accounts import users
from data_access.accounts.writer import Writer
from data_access.annotations.notes import add_note
from data_access.database import state
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.deadlines.recording import Entry, record
from data_access.register.unresolved import assign
from data_access.tables import (
    asset,
    asset_class,
    asset_cube,
    asset_note,
    asset_status_period,
    asset_text,
    deadline,
    deadline_act,
    deadline_turn,
    reminder,
)
from data_access.upkeep import daily
from data_access.writing.save import save
from domain.calendar.dates import today_in_vietnam
from domain.records.asset import Place
from settings import Settings
from tests.writing.records import create_record

TODAY = today_in_vietnam()
FILED = date(TODAY.year - 9, 1, 15)


@pytest.fixture
def sound(database: Database) -> Database:
    """A mark of Nghệ An, placed there by hand and before in Gia Lai, whose officers noted
    something; its renewal is waived."""
    told = create_record(application_date=FILED, events=(), place=Place("52", "52", "assigned"))
    with database.write(SYSTEM) as connection:
        asset_id = save(connection, [told], batch_id=None, actor="a", today=TODAY)[0].asset_id
        person = users.create(
            connection,
            username="gialai",
            name="B",
            role="officer",
            vn34="52",
            password="thuyen-ai-dinh-trang-2026",
        )
        add_note(connection, Writer(person or 1, "gialai", "B", "52", SYSTEM), asset_id, "Gọi lại")
    daily.roll(database, TODAY)
    with database.write(NATIONAL) as connection:
        place = Place("40", "40", "assigned")
        assign(
            connection,
            asset_id,
            place,
            version=1,
            whole_owner=False,
            actor="vien",
            today=TODAY,
            scope=NATIONAL,
        )
    with database.write(SYSTEM) as connection:
        key, entry, scope = (
            (asset_id, "renewal_nh", 1),
            Entry("waive", None, "x", 0),
            Scope.province("40"),
        )
        record(connection, key, entry, scope=scope, vn34="40", actor="a", today=TODAY)
        warned = {
            "asset_id": asset_id,
            "rule": "renewal_nh",
            "ordinal": 1,
            "vn34": "40",
            "illustrative": False,
            "due": TODAY,
        }
        connection.execute(
            insert(reminder).values(**warned, sent_on=TODAY, channel="letter", actor="a")
        )
    return database


def checked(database: Database) -> tuple[int, list[str]]:
    assert database.vault is not None
    settings = Settings(
        database_url=database.engine.url.render_as_string(hide_password=False),
        data_dir=database.vault.folder,
    )
    result = CliRunner().invoke(check_command, ["--all"], obj=settings)
    return result.exit_code, result.output.splitlines()


def test_a_sound_one(sound: Database) -> None:
    """A note of the province in which the record counted before is no finding."""
    assert checked(sound) == (0, ["Mọi kiểm tra đều đạt."])


def _window(connection: Connection) -> None:
    connection.execute(update(deadline).values(late_until=date(2099, 1, 1)))


def _reopened(connection: Connection) -> None:
    """What the fault of item 1 left behind: as if nothing had been recorded."""
    connection.execute(update(deadline).where(~deadline.c.past).values(state="open"))
    connection.execute(update(asset).values(due_state="open"))


def _turn(connection: Connection) -> None:
    connection.execute(update(deadline_turn).values(due=date(2099, 1, 1)))


def _status(connection: Connection) -> None:
    connection.execute(
        update(asset_status_period)
        .where(asset_status_period.c.status == "in_force")
        .values(status="lapsed")
    )
    connection.execute(update(asset).values(status="lapsed"))


def _count(connection: Connection) -> None:
    connection.execute(update(asset_cube).values(n=9))


def _words(connection: Connection) -> None:
    connection.execute(update(asset_text).values(words="x"))


def _no_words(connection: Connection) -> None:
    connection.execute(delete(asset_text))


def _classes(connection: Connection) -> None:
    connection.execute(delete(asset_class).where(asset_class.c.code == "35"))


def _elsewhere(table: object) -> Callable[[Connection], None]:
    def damage(connection: Connection) -> None:
        connection.execute(update(table).values(vn34="37"))  # type: ignore[call-overload]

    return damage


def _ahead(connection: Connection) -> None:
    state.put(connection, "rolled_to", "2038-01-20")


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (_window, "assessed-deadline: 1 tài sản có thời hạn khác"),
        (_reopened, "assessed-deadline: 1 tài sản có thời hạn khác"),
        (_turn, "assessed-deadline: 1 tài sản có thời hạn khác"),
        (_status, "assessed-status: 1 tài sản có tình trạng khác"),
        (_classes, "nice: 1 tài sản có nhóm Nice khác"),
        (_words, "search: 1 tài sản có nội dung tìm kiếm không đúng"),
        (_no_words, "search: 1 tài sản có nội dung tìm kiếm không đúng"),
        (_elsewhere(deadline), "scope: Bảng deadline: dòng của 1 tài sản"),
        (_elsewhere(deadline_turn), "scope: Bảng deadline_turn: dòng của 1 tài sản"),
        (_elsewhere(asset_text), "scope: Bảng asset_text: dòng của 1 tài sản"),
        (_elsewhere(deadline_act), "scope: Bảng deadline_act: dòng của 1 tài sản"),
        (_elsewhere(reminder), "scope: Bảng reminder: dòng của 1 tài sản"),
        (_elsewhere(asset_note), "scope: Bảng asset_note: dòng của 1 tài sản"),
        (_ahead, "clock: Tình trạng đã được tính đến ngày 20/01/2038"),
    ],
)
def test_what_is_wrong_is_named(
    sound: Database, damage: Callable[[Connection], None], named: str
) -> None:
    """Issue 13, accepted when: a deliberately wrong deadline, status, search row, scope, day."""
    with sound.write(SYSTEM) as connection:
        damage(connection)
        rollups.rebuild(connection)
    code, lines = checked(sound)
    assert code == 1 and [line for line in lines if line.startswith(named)], lines


def test_a_wrong_count_is_named(sound: Database) -> None:
    """Issue 13, accepted when: a deliberately wrong rollup."""
    with sound.write(SYSTEM) as connection:
        _count(connection)
    code, lines = checked(sound)
    assert code == 1 and lines[0].startswith("rollups: Bảng tổng hợp asset_cube")
