"""Recording inside the shell: the panel with the record's facts, errors beside their fields, what
was recorded taken back, and who may not."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from components.deadlines.parts import when
from data_access.database.scope import SYSTEM
from data_access.tables import deadline_act
from domain.calendar.dates import today_in_vietnam
from domain.terms.status_and_deadline import Deadline
from tests.builders import create_asset
from tests.web.support import Running, call, token_of
from tests.web.test_tenants import key_of

LIST = "/tinh/nghe-an/thoi-han"
TOMORROW = f"{today_in_vietnam() + timedelta(days=1):%d/%m/%Y}"
NOTHING = '{"children": []}'


def create_due(running: Running) -> int:
    """Ten days late."""
    due = today_in_vietnam() - timedelta(days=10)
    with running.database.write(SYSTEM) as connection:
        return create_asset(
            connection,
            vn34="40",
            vn63="40",
            title="HIÊN GÒ TRÁM",
            due=due,
            late_until=due + timedelta(days=180),
        )


def panel(running: Running, username: str, search: str) -> str:
    values = {"pathname": LIST, "search": search}
    answer = call(
        running.signed_in(username), running.app, key_of(running, "deadlines-panel"), values
    )
    return json.dumps(answer.json["response"]["deadlines-panel"], ensure_ascii=False)


def send(running: Running, rid: int, username: str = "nghean", **values: Any) -> Any:
    client = running.signed_in(username)
    token = token_of(client.get("/doi-mat-khau").text)
    values = {"version": 0, "next": LIST + "?han=90", "reason": "", **values}
    return client.post(
        f"/ghi-nhan/nghe-an/{rid}/renewal_nh/1",
        data={"csrf_token": token, **values},
        headers={"Accept": "application/json"},
    )


def test_the_panel_shows_the_record_beside_the_form(fresh: Running) -> None:
    rid = create_due(fresh)
    told = panel(fresh, "nghean", f"?han=90&ghi-nhan={rid}-renewal_nh-1")
    for words in (
        "HIÊN GÒ TRÁM",
        "Hạn nộp",
        "quá hạn 10 ngày",
        "Chủ văn bằng",
        "Đã làm",
        "Kết quả",
    ):
        assert words in told, words
    assert '"type": "date"' not in told, "days are typed"
    assert f"{LIST}?han=90" in told, "back to the same list"


@pytest.mark.parametrize("search", ["", "?ghi-nhan=x", "?ghi-nhan=999999-renewal_nh-1"])
def test_nothing_is_shown_of_what_is_not_there(fresh: Running, search: str) -> None:
    assert panel(fresh, "nghean", search) == NOTHING


def test_who_only_reads_and_who_is_elsewhere_see_no_panel(fresh: Running) -> None:
    rid = create_due(fresh)
    asked = f"?ghi-nhan={rid}-renewal_nh-1"
    assert panel(fresh, "lanhdao.nghean", asked) == NOTHING
    foreign = fresh.ids["52"][0]
    assert panel(fresh, "nghean", f"?ghi-nhan={foreign}-renewal_nh-1") == NOTHING


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"what": "paid"}, "done_on", "Nêu ngày nộp, dạng ngày/tháng/năm."),
        ({"what": "paid", "done_on": "31/02/2026"}, "done_on", "Nêu ngày nộp"),
        ({"what": "paid", "done_on": TOMORROW}, "done_on", "ở tương lai"),
        ({"what": "waive"}, "reason", "Nêu lý do."),
        ({"what": ""}, "what", "Chọn một việc"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    fresh: Running, values: dict[str, str], field: str, words: str
) -> None:
    answer = send(fresh, create_due(fresh), **values)
    assert answer.status_code == 422 and words in answer.json["problems"][field]
    with fresh.database.read(SYSTEM) as connection:
        assert connection.execute(select(deadline_act)).all() == []


@pytest.mark.parametrize(
    "written", ["{:%d/%m/%Y}", "{:%d%m%Y}", "{:%d%m%y}", "{0.day}/{0.month}/{0.year}"]
)
def test_days_are_typed_as_people_write_them(fresh: Running, written: str) -> None:
    today = today_in_vietnam()
    answer = send(fresh, create_due(fresh), what="paid", done_on=written.format(today))
    assert answer.status_code == 200, answer.json
    with fresh.database.read(SYSTEM) as connection:
        assert connection.execute(select(deadline_act.c.done_on)).scalar() == today


def test_what_was_recorded_can_be_taken_back_from_its_confirmation(fresh: Running) -> None:
    rid = create_due(fresh)
    answer = send(fresh, rid, what="waive", reason="Ngừng kinh doanh").json
    assert answer["go"] == f"{LIST}?han=90&da-ghi={rid}-renewal_nh-1&moi=1"
    search = "?" + answer["go"].partition("?")[2]
    told = panel(fresh, "nghean", search)
    assert "Không tiếp tục duy trì" in told and "Hoàn tác" in told
    back = send(fresh, rid, what="none", version=1).json
    assert back["go"] == f"{LIST}?han=90&da-ghi={rid}-renewal_nh-1" and "bỏ" in back["said"]
    told = panel(fresh, "nghean", "?" + back["go"].partition("?")[2])
    assert "Không tiếp tục duy trì" not in told and "Hoàn tác" not in told
    changed = send(fresh, rid, what="waive", reason="a", version=2).json
    assert changed["go"].endswith("&moi=1"), "nothing stood before"
    changed = send(fresh, rid, what="other", reason="b", version=3).json
    assert not changed["go"].endswith("&moi=1"), "what stood before would not come back"


def test_whoever_was_quicker_is_named_and_nothing_overwritten(fresh: Running) -> None:
    rid = create_due(fresh)
    send(fresh, rid, what="waive", reason="Ngừng kinh doanh")
    answer = send(fresh, rid, what="other", reason="Đã chuyển tỉnh")
    assert answer.status_code == 409 and answer.json["version"] == 1
    assert "Ngừng kinh doanh" in answer.json["theirs"]["what"]
    with fresh.database.read(SYSTEM) as connection:
        assert connection.execute(select(deadline_act.c.what)).scalar() == "waive"


def test_a_waived_deadline_stops_shouting() -> None:
    today = date(2026, 11, 28)
    for state, loud in (("open", True), ("late", True), ("waive", False), ("other", False)):
        known = Deadline(
            "renewal_nh", 1, today, today + timedelta(days=3), None, state, given=False
        )
        assert ("warn" in json.dumps(when(known, today))) == loud, state
