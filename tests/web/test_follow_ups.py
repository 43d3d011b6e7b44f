"""Who sees to deadlines, over HTTP: said of several at once, told on the page, in files and in the
calendar in the same words, and to nobody else."""

import io
import json
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from data_access.accounts import users
from data_access.database.scope import SYSTEM
from data_access.tables import deadline_follow_up
from domain.calendar.dates import today_in_vietnam
from tests.builders import create_asset
from tests.web.support import Running, call, token_of
from tests.web.test_tenants import key_of

LIST, SEND = "/tinh/nghe-an/thoi-han", "/ghi/nghe-an/thoi-han/phu-trach"
TODAY = today_in_vietnam()


def create_due(running: Running, n: int = 1, place: str = "40") -> list[int]:
    with running.database.write(SYSTEM) as connection:
        return [
            create_asset(
                connection,
                vn34=place,
                vn63=place,
                title=f"Nhãn {i}",
                due=TODAY + timedelta(days=20 + i),
            )
            for i in range(n)
        ]


def me(running: Running, username: str = "nghean") -> int:
    with running.database.read(SYSTEM) as connection:
        return users.find(connection, username).id


def send(running: Running, ids: list[int], username: str = "nghean", **values: Any) -> Any:
    client = running.signed_in(username)
    token = token_of(client.get("/doi-mat-khau").text)
    version = values.pop("version", 0)
    rows = ",".join(f"{i}-renewal_nh-1:{version}" for i in ids)
    form = {"rows": rows, "person": "0", "call_on": "", "note": "", "next": LIST + "?han=90"}
    return client.post(
        SEND, data=form | values | {"csrf_token": token}, headers={"Accept": "application/json"}
    )


def part(running: Running, name: str, search: str = "", username: str = "nghean") -> str:
    values = {"pathname": LIST, "search": search}
    answer = call(running.signed_in(username), running.app, key_of(running, name), values)
    return json.dumps(answer.json["response"][name], ensure_ascii=False)


def test_it_is_said_of_several_and_told_in_the_same_words(fresh: Running) -> None:
    ids, day = create_due(fresh, 3), TODAY + timedelta(days=7)
    panel = part(
        fresh, "deadlines-panel", f"?chon={ids[0]}-renewal_nh-1,{ids[1]}-renewal_nh-1&viec=giao"
    )
    assert "Phụ trách và ngày hẹn của 2 thời hạn" in panel and "Nhãn 0" in panel
    assert '"type": "date"' not in panel
    answer = send(
        fresh, ids[:2], person=str(me(fresh)), call_on=f"{day:%d%m%Y}", note="hỏi kế toán"
    )
    assert (answer.status_code, answer.json["go"]) == (200, LIST + "?han=90")
    assert answer.json["said"] == "Đã ghi 2 thời hạn."
    listed = part(fresh, "deadlines-list")
    assert f"Hẹn lại {day:%d/%m/%Y}" in listed and "Chưa giao" not in listed
    mine = part(fresh, "deadlines-list", "?phu-trach=toi")
    assert "Nhãn 0" in mine and "Nhãn 1" in mine and "Nhãn 2" not in mine
    client = fresh.signed_in("nghean")
    lines = client.get("/xuat/nghe-an/thoi-han.csv?phu-trach=toi").text.splitlines()
    assert "Điện thoại,Phụ trách,Hẹn lại" in lines[-3] and len(lines) >= 3
    assert sum(day.isoformat() in line for line in lines) == 2
    book = openpyxl.load_workbook(
        io.BytesIO(client.get("/xuat/nghe-an/thoi-han.xlsx?phu-trach=toi").data)
    )
    cells = [[cell.value for cell in row] for row in book.active.iter_rows()]
    heads = next(row for row in cells if row[0] == "Hạn")
    found = [dict(zip(heads, row, strict=True)) for row in cells[cells.index(heads) + 1 :]]
    assert [row["Hẹn lại"].date() for row in found] == [day, day]
    words = {row["Tình trạng"] for row in found}
    assert words == {"Chưa đến thời gian nộp"} and words.pop() in mine, "opens on its due day"
    assert "phụ trách" in "".join(str(row[0]) for row in cells[: cells.index(heads)])


def test_who_is_not_of_the_province_is_told_nothing(fresh: Running) -> None:
    ids = create_due(fresh)
    send(fresh, ids, person=str(me(fresh)), note="bí mật 7")
    assert "bí mật 7" in part(fresh, "deadlines-list")
    assert "bí mật 7" in part(fresh, "deadlines-list", username="lanhdao.nghean")
    told = part(fresh, "deadlines-list", username="vien")
    assert "bí mật 7" not in told and "Phụ trách" not in told
    text = fresh.signed_in("vien").get("/xuat/nghe-an/thoi-han.csv").text
    assert "Phụ trách" not in text
    assert send(fresh, ids, "gialai").status_code == 404
    assert send(fresh, ids, "lanhdao.nghean").status_code == 403
    assert send(fresh, ids, "vien").status_code == 403


def test_another_provinces_deadline_is_not_there(fresh: Running) -> None:
    theirs = create_due(fresh, place="52")
    assert send(fresh, theirs).status_code == 404
    with fresh.database.read(SYSTEM) as connection:
        assert connection.execute(select(deadline_follow_up)).all() == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"call_on": "31/02/2027"}, "call_on"),
        ({"call_on": f"{TODAY - timedelta(days=1):%d/%m/%Y}"}, "call_on"),
        ({"person": "x"}, "person"),
        ({"person": "999999"}, "person"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    fresh: Running, values: dict[str, str], field: str
) -> None:
    answer = send(fresh, create_due(fresh), **values)
    assert answer.status_code == 422 and list(answer.json["problems"]) == [field]


@pytest.mark.parametrize(
    "rows", ["", "x", "0-x-1:0", ",".join(f"{i}-renewal_nh-1:0" for i in range(101))]
)
def test_rows_that_are_none_are_not_found(fresh: Running, rows: str) -> None:
    assert send(fresh, create_due(fresh), rows=rows).status_code == 404


def test_who_was_quicker_is_told(fresh: Running) -> None:
    ids = create_due(fresh, 2)
    send(fresh, ids[:1], note="trước")
    one = send(fresh, ids[:1], note="sau")
    assert one.status_code == 409 and one.json["version"] == 1
    several = send(fresh, ids, note="sau")
    assert several.status_code == 409 and "Nhãn 0" in several.json["said"]


def test_rows_with_different_days_keep_them_where_nothing_is_typed(fresh: Running) -> None:
    ids = create_due(fresh, 2)
    first = TODAY + timedelta(days=3)
    send(fresh, ids[:1], call_on=f"{first:%d/%m/%Y}", note="một")
    send(fresh, ids[1:], note="hai")
    send(fresh, ids, person=str(me(fresh)), mixed_day="1", mixed_note="1", version=1)
    with fresh.database.read(SYSTEM) as connection:
        c = deadline_follow_up.c
        rows = connection.execute(select(c.call_on, c.note, c.version).order_by(c.asset_id)).all()
    assert [tuple(row) for row in rows] == [(first, "một", 2), (None, "hai", 2)]


def test_a_past_day_is_told_without_it(fresh: Running) -> None:
    """Who saw to it then is not kept: a file of a past day refuses to be asked."""
    create_due(fresh)
    answer = fresh.signed_in("nghean").get(
        "/xuat/nghe-an/thoi-han.csv?phu-trach=toi&ngay=2026-01-05"
    )
    assert answer.status_code == 400
