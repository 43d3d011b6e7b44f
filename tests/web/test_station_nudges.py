"""Nhắc Trạm over HTTP: the letter is shown before it goes, goes to a real SMTP server, is noted once,
and without a server is told to be copied."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, insert, select, update

from data_access.accounts import feeds, users
from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.tables import audit_log, station_contact, station_reminder, station_stage, user
from domain.calendar.dates import add_months, today_in_vietnam
from domain.network.records import Station
from domain.network.reporting import MISSING, SENT_BACK, due_months
from domain.network.stages import WORKING, Life, Stage
from language.dates import day as told_day
from read_models.station_reports import MonthReport, StationReports
from tests.commands.test_digest import Mailbox, mail  # noqa: F401
from tests.web.desk import send
from tests.web.support import PASSWORD, Running, again, call
from tests.web.test_duties import nodes
from tests.web.test_station_reports import back, write

KEY, LEAGUE = "station-reports.children", "stations.children"
STAMP: dict[str, Any] = {"version": 1, "updated_by": "", "illustrative": False}


def works(running: Running, months: int = 3) -> None:
    """The station works since that many months, and has told how it is reached."""
    begun = add_months(today_in_vietnam().replace(day=1), -months)
    row = dict.fromkeys(("evidence", "number", "term", "successor"), "") | STAMP
    row |= {"station_id": running.station, "stage": "working", "day": begun.isoformat()}
    reach = {"address": "", "person": "Mai Thị Thơm", "phone": "", "email": "tram@hp.example.vn"}
    with running.database.write(SYSTEM) as connection:
        for table in (station_stage, station_contact):
            connection.execute(delete(table))
        connection.execute(insert(station_stage).values(row | {"updated_at": now()}))
        whose = {"station_id": running.station, "updated_at": now()}
        connection.execute(insert(station_contact).values(reach | STAMP | whose))


def page(running: Running, client: FlaskClient, search: str = "?nhac=1") -> str:
    values = {"pathname": f"/vien/tram/{running.station}/bao-cao", "search": search}
    return call(client, running.app, KEY, values).text


def noted(running: Running) -> tuple[list[Any], list[Any]]:
    with running.database.read(SYSTEM) as connection:
        rows = connection.execute(select(station_reminder.c.month, station_reminder.c.kind)).all()
        log = connection.execute(
            select(audit_log.c.subject, audit_log.c.detail).where(
                audit_log.c.action == "station reminded"
            )
        ).all()
    return rows, log


@pytest.fixture
def mailing(fresh: Running, mail: tuple[str, Mailbox]) -> Iterator[tuple[Running, Mailbox]]:  # noqa: F811
    works(fresh)
    yield again(fresh, smtp_url=mail[0], base_url="https://ipp.example.vn"), mail[1]


def test_the_letter_that_is_shown_is_the_one_that_goes(
    mailing: tuple[Running, Mailbox],
) -> None:
    running, box = mailing
    with running.database.write(SYSTEM) as connection:
        person = connection.scalar(select(user.c.id).where(user.c.username == "tram"))
        told = {"email": "yen@hp.example.vn", "language": "en", "active": True}
        feeds.set_digest(connection, person, **told, actor="tram", vn34="")  # type: ignore[arg-type]
    client = running.signed_in("vien")
    shown = page(running, client)
    answer = _send(running, client)
    assert (answer.status_code, answer.json["said"]) == (200, "Đã gửi 2 thư nhắc.")
    assert [letter["To"] for letter in box.letters] == ["tram@hp.example.vn", "yen@hp.example.vn"]
    text, month = box.letters[0].get_content(), back(1)
    (preview,) = [n for n in nodes(json.loads(shown)) if n.get("id") == "nudge-text"]
    assert text.replace("\r\n", "\n").strip() == preview["k"].strip()
    assert text.startswith("Mai Thị Thơm,")
    assert f"- {month[5:]}/{month[:4]}: " in text
    assert f"https://ipp.example.vn/vien/tram/{running.station}/bao-cao?thang={month}" in text
    rows, log = noted(running)
    assert rows == [(month, "nudge")]
    assert [(row.subject, row.detail) for row in log] == [
        (
            str(running.station),
            {"months": [month], "mails": 2, "post": "manager:vien"},
        )
    ]


def _send(running: Running, client: FlaskClient) -> Any:
    return send(client, f"tram/{running.station}/nhac")


def test_what_is_no_address_gets_no_letter(mailing: tuple[Running, Mailbox]) -> None:
    """As one was written down before it was asked for as one address."""
    running, box = mailing
    with running.database.write(SYSTEM) as connection:
        wrong = "tram@hp.example.vn\nBcc: nobody@example.vn"
        connection.execute(update(station_contact).values(email=wrong))
    answer = _send(running, running.signed_in("vien"))
    assert (answer.status_code, box.letters) == (200, [])
    assert answer.json["said"] == "Đã ghi là đã nhắc; hệ thống không gửi thư."


def test_a_server_that_is_away_notes_nothing(fresh: Running) -> None:
    works(fresh)
    away = again(fresh, smtp_url="smtp://127.0.0.1:9")
    answer = _send(away, away.signed_in("vien"))
    assert answer.status_code == 422
    assert answer.json["said"].startswith("Chưa gửi, chưa ghi gì. Không kết nối được máy chủ thư")
    assert noted(fresh) == ([], [])


def test_without_a_server_the_text_can_be_copied(fresh: Running) -> None:
    works(fresh)
    client = fresh.signed_in("vien")
    text = page(fresh, client)
    assert "chưa đặt máy chủ thư" in text and "Sao chép nội dung" in text
    assert "Báo cáo tháng của Trạm: 1 kỳ cần nộp" in text and "Chưa nhắc lần nào." in text
    answer = _send(fresh, client)
    assert answer.json["said"] == "Đã ghi là đã nhắc; hệ thống không gửi thư."
    rows, log = noted(fresh)
    assert (rows, [row.detail["mails"] for row in log]) == ([(back(1), "nudge")], [0])
    assert "Chưa nhắc lần nào." not in page(fresh, client)


def test_a_month_is_asked_for_once_a_day(mailing: tuple[Running, Mailbox]) -> None:
    """Whoever asks again is told when and by whom it was; one letter went out."""
    running, box = mailing
    with running.database.write(SYSTEM) as connection:
        second = {"username": "vien2", "name": "Người vien2", "role": "manager"}
        users.create(connection, **second, password=PASSWORD)
    assert _send(running, running.signed_in("vien")).status_code == 200
    said = f"Hôm nay, {told_day(today_in_vietnam())}, Người vien đã nhắc Trạm về các kỳ này"
    for name in ("vien", "vien2"):
        answer = _send(running, running.signed_in(name))
        assert (answer.status_code, said in answer.json["said"]) == (422, True)
        shown = page(running, running.signed_in(name)).replace("\\u002f", "/")
        assert said in shown and "Gửi thư nhắc" not in shown
    assert len(box.letters) == 1 and len(noted(running)[1]) == 1
    with running.database.write(SYSTEM) as connection:
        yesterday = today_in_vietnam() - timedelta(1)
        connection.execute(update(station_reminder).values(sent_on=yesterday))
    shown = page(running, running.signed_in("vien2")).replace("\\u002f", "/")
    assert f"Người vien đã nhắc {told_day(yesterday)}." in shown
    assert _send(running, running.signed_in("vien2")).status_code == 200
    assert len(box.letters) == 2


def test_a_letter_that_did_not_go_leaves_the_day_of_the_one_before(fresh: Running) -> None:
    works(fresh)
    yesterday = today_in_vietnam() - timedelta(1)
    assert _send(fresh, fresh.signed_in("vien")).status_code == 200
    with fresh.database.write(SYSTEM) as connection:
        connection.execute(update(station_reminder).values(sent_on=yesterday))
    away = again(fresh, smtp_url="smtp://127.0.0.1:9")
    assert _send(away, away.signed_in("vien")).status_code == 422
    with fresh.database.read(SYSTEM) as connection:
        assert connection.scalars(select(station_reminder.c.sent_on)).all() == [yesterday]


def test_nothing_is_owed(fresh: Running) -> None:
    works(fresh)
    write(fresh, back(1))
    answer = _send(fresh, fresh.signed_in("vien"))
    assert (answer.status_code, noted(fresh)) == (422, ([], []))


def test_only_the_manager_reminds(fresh: Running) -> None:
    works(fresh)
    for name, status in (("tram", 403), ("lanhdao.vien", 403), ("giangvien", 403), ("nghean", 403)):
        assert _send(fresh, fresh.signed_in(name)).status_code == status
    assert send(fresh.signed_in("vien"), "tram/99999/nhac").status_code == 404
    assert send(fresh.signed_in("vien"), "tram/0/nhac").status_code == 404
    assert "Nhắc Trạm" not in page(fresh, fresh.signed_in("tram"))
    assert "Nhắc Trạm" not in page(fresh, fresh.signed_in("lanhdao.vien"))


def test_the_league_leads_there(fresh: Running) -> None:
    works(fresh)
    link = f"/vien/tram/{fresh.station}/bao-cao?nhac=1"
    asked = {"pathname": "/vien/tram", "search": ""}
    for name, led in (("vien", True), ("lanhdao.vien", False)):
        shown = json.loads(call(fresh.signed_in(name), fresh.app, LEAGUE, asked).text)
        assert (link in [node.get("href") for node in nodes(shown)]) is led


def test_what_is_owed_can_still_be_written() -> None:
    """By hand, on 20/11/2026: October is late and open, September locked but opened until 25/11,
    August locked; November runs."""
    today = date(2026, 11, 20)
    life = Life((Stage(WORKING, "2026-08-01"),))
    opened = MonthReport(3, "2026-09", "returned", open_until=date(2026, 11, 25), version=1)
    view = StationReports(
        Station("Trạm minh họa A", "other", id=3), life, {"2026-09": opened}, (), today
    )
    assert view.standing("2026-08") == MISSING and view.standing("2026-09") == SENT_BACK
    assert view.owed == (("2026-09", "overdue"), ("2026-10", "overdue"))
    assert due_months(today)[-1] == "2026-10"
