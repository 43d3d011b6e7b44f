"""Letters to stations on a real SMTP server: what is due soon or late, once each, in working hours
alone."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from commands.opened import Refused
from commands.remind import remind, remind_quietly
from data_access.accounts import feeds
from data_access.database.engine import Database, now
from data_access.database.scope import SYSTEM
from data_access.network.fact_kinds import station_ids
from data_access.network.report_writing import EMPTY
from data_access.tables import station_month, station_reminder, station_stage, user
from data_access.upkeep.upgrade import upgrade
from domain.calendar.dates import VIETNAM
from domain.network.hosts import host_key
from domain.network.reporting import Filed, to_remind
from domain.network.stages import WORKING, Life, Stage
from settings import Settings
from tests.commands.test_digest import Mailbox, mail  # noqa: F401
from tests.web.support import STATION_HOST, seed_people

SOON, LATE = datetime(2026, 11, 12, 10, tzinfo=VIETNAM), datetime(2026, 11, 17, 8, tzinfo=VIETNAM)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    found = Database(f"sqlite:///{tmp_path / 'demo.sqlite3'}")
    upgrade(found)
    with found.write(SYSTEM) as connection:
        seed_people(connection)
        station = station_ids(connection)[host_key(STATION_HOST)]
        row = {"station_id": station, "stage": "working", "day": "2026-10-01", "evidence": "QĐ"}
        row |= dict.fromkeys(("number", "term", "successor", "updated_by"), "")
        row |= {"version": 1, "updated_at": now(), "illustrative": False}
        connection.execute(insert(station_stage).values(row))
        person = connection.scalar(select(user.c.id).where(user.c.username == "tram"))
        assert person
        told = {"email": "tram@haiphong.example.vn", "language": "vi", "active": True}
        feeds.set_digest(connection, person, **told, actor="tram", vn34="")  # type: ignore[arg-type]
    yield found
    found.dispose()


def settings(tmp_path: Path, url: str) -> Settings:
    return Settings(data_dir=tmp_path, secret_key="k" * 40, smtp_url=url)


def handed_in(database: Database, month: str) -> None:
    with database.write(SYSTEM) as connection:
        row = EMPTY | {
            "station_id": station_ids(connection)[host_key(STATION_HOST)],
            "month": month,
        }
        row |= {"state": "submitted", "answers": {}, "first_day": SOON.date(), "version": 1}
        row |= {"updated_at": now(), "updated_by": "", "illustrative": False}
        connection.execute(insert(station_month).values(row))


def test_a_station_is_reminded_once_a_month_and_kind(
    database: Database,
    mail: tuple[str, Mailbox],  # noqa: F811
    tmp_path: Path,
) -> None:
    ours = settings(tmp_path, mail[0])
    assert [remind(database, ours, SOON) for _n in range(2)] == [(1, 1), (0, 0)]
    (letter,) = mail[1].letters
    assert (letter["To"], letter["Subject"]) == (
        "tram@haiphong.example.vn",
        "Báo cáo tháng của Trạm: 1 kỳ cần nộp",
    )
    assert "- 10/2026: hạn nộp 16/11/2026, còn 4 ngày" in letter.get_content()
    assert [remind(database, ours, LATE) for _n in range(2)] == [(1, 1), (0, 0)]
    assert (
        "- 10/2026: quá hạn 16/11/2026, còn nhận đến 30/11/2026" in mail[1].letters[1].get_content()
    )
    with database.read() as connection:
        rows = connection.execute(select(station_reminder.c.month, station_reminder.c.kind)).all()
    assert sorted(tuple(row) for row in rows) == [("2026-10", "overdue"), ("2026-10", "soon")]


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 14, 10, tzinfo=VIETNAM),
        datetime(2026, 11, 15, 10, tzinfo=VIETNAM),
        datetime(2026, 11, 12, 0, 10, tzinfo=VIETNAM),
        datetime(2026, 11, 12, 18, tzinfo=VIETNAM),
        datetime(2026, 11, 10, 10, tzinfo=VIETNAM),
    ],
)
def test_not_at_night_nor_on_days_off_nor_too_early(
    database: Database,
    mail: tuple[str, Mailbox],  # noqa: F811
    tmp_path: Path,
    moment: datetime,
) -> None:
    assert remind(database, settings(tmp_path, mail[0]), moment) == (0, 0)


def test_who_has_handed_in_is_left_in_peace(
    database: Database,
    mail: tuple[str, Mailbox],  # noqa: F811
    tmp_path: Path,
) -> None:
    handed_in(database, "2026-10")
    ours = settings(tmp_path, mail[0])
    assert (remind(database, ours, SOON), remind(database, ours, LATE)) == ((0, 0), (0, 0))


def test_a_letter_that_is_refused_is_sent_the_next_time(
    database: Database,
    mail: tuple[str, Mailbox],  # noqa: F811
    tmp_path: Path,
) -> None:
    """A server that is away does not stop the daily roll."""
    gone = settings(tmp_path, "smtp://127.0.0.1:1")
    with pytest.raises(Refused):
        remind(database, gone, SOON)
    remind_quietly(database, gone)
    assert remind(database, settings(tmp_path, mail[0]), SOON) == (1, 1)


def test_what_is_reminded_of() -> None:
    """Returned before the deadline: due; locked or not expected: nothing."""
    life = Life((Stage(WORKING, "2026-09-01", "QĐ"),))
    days = {day: to_remind({}, life, day.date()) for day in (SOON, LATE)}
    assert days == {SOON: [("2026-10", "soon")], LATE: [("2026-10", "overdue")]}
    october = datetime(2026, 10, 20, tzinfo=VIETNAM).date()
    assert to_remind({}, life, october) == [("2026-09", "overdue")]
    back = {"2026-10": Filed("returned", SOON.date())}
    assert to_remind(back, life, SOON.date()) == [("2026-10", "soon")]
    assert to_remind(back, life, LATE.date()) == [("2026-10", "overdue")]
    assert to_remind({}, Life(), SOON.date()) == []
