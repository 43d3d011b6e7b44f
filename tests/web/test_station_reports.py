"""Monthly reports over HTTP: what a station and the institute may write, what is refused and why,
and that nothing crosses stations."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, insert, select

from data_access.database.scope import SYSTEM
from data_access.tables import audit_log, station_month, station_month_correction, station_stage
from domain.calendar.dates import add_months, today_in_vietnam
from domain.network.reporting import deadline, last_open_day
from language.translation import set_language
from tests.web.desk import send
from tests.web.support import Running, call

KEY = "station-reports.children"
FULL = {
    "contacts": "16",
    "consultations": "7",
    "updates": "2",
    "listings": "1",
    "classes": "0",
    "trained": "0",
    "staff": "1,5",
}


def back(n: int) -> str:
    """The month that many months ago."""
    return f"{add_months(today_in_vietnam().replace(day=1), -n):%Y-%m}"


def path(running: Running, month: str, act: str = "", station: int = 0) -> str:
    return f"tram/{station or running.station}/bao-cao/{month}" + (f"/{act}" if act else "")


def stored(running: Running, month: str) -> dict[str, object]:
    with running.database.read(SYSTEM) as connection:
        row = (
            connection.execute(select(station_month).where(station_month.c.month == month))
            .mappings()
            .one_or_none()
        )
    return dict(row) if row else {}


def shown(running: Running, client: FlaskClient, month: str) -> str:
    values = {"pathname": f"/vien/tram/{running.station}/bao-cao", "search": f"?thang={month}"}
    return call(client, running.app, KEY, values).text


def write(running: Running, month: str, **values: object) -> None:
    row = {
        "station_id": running.station,
        "month": month,
        "state": "submitted",
        "answers": {},
        "first_day": deadline(month),
    }
    texts = (
        "proposals",
        "difficulties",
        "outreach",
        "materials",
        "submitted_by",
        "decided_by",
        "comment",
        "open_reason",
        "updated_by",
    )
    row |= dict.fromkeys(texts, "") | {
        "updated_at": func.now(),
        "version": 1,
        "illustrative": False,
    }
    with running.database.write(SYSTEM) as connection:
        connection.execute(insert(station_month).values(row | values))


def test_a_report_is_saved_handed_in_returned_and_confirmed(fresh: Running) -> None:
    """Draft, refused while something is missing, handed in, returned with a comment, handed in
    again, confirmed; a row of the log each."""
    month, station, manager = back(1), fresh.signed_in("tram"), fresh.signed_in("vien")
    half = {**FULL, "updates": ""}
    assert (
        send(station, path(fresh, month), **half, **{"as": "draft", "version": "0"}).status_code
        == 200
    )
    refused = send(station, path(fresh, month), **half, **{"as": "submit", "version": "1"})
    assert (refused.status_code, refused.json["problems"]) == (
        422,
        {"updates": "Xin điền: Cập nhật thông tin; không có thì ghi 0."},
    )
    assert (
        send(station, path(fresh, month), **FULL, **{"as": "submit", "version": "1"}).status_code
        == 200
    )
    row = stored(fresh, month)
    assert (row["state"], row["staff"], row["contacts"], row["first_day"], row["version"]) == (
        "submitted",
        150,
        16,
        today_in_vietnam(),
        2,
    )
    empty = send(manager, path(fresh, month, "xet"), decision="return", version="2")
    assert (empty.status_code, list(empty.json["problems"])) == (422, ["comment"])
    assert (
        send(
            manager, path(fresh, month, "xet"), decision="return", comment="16 lượt?", version="2"
        ).status_code
        == 200
    )
    assert "16 lượt?" in shown(fresh, station, month)
    assert (
        send(
            station,
            path(fresh, month),
            **{**FULL, "contacts": "15"},
            **{"as": "submit", "version": "3"},
        ).status_code
        == 200
    )
    assert (
        send(manager, path(fresh, month, "xet"), decision="confirm", version="4").status_code == 200
    )
    assert (stored(fresh, month)["state"], stored(fresh, month)["first_day"]) == (
        "confirmed",
        today_in_vietnam(),
    )
    late = send(station, path(fresh, month), **FULL, **{"as": "draft", "version": "5"})
    assert (late.status_code, late.json["said"]) == (
        422,
        "Chưa ghi: kỳ này đã khóa hoặc đã xác nhận.",
    )
    with fresh.database.read(SYSTEM) as connection:
        told = connection.execute(
            select(audit_log.c.actor, audit_log.c.action).order_by(audit_log.c.id)
        ).all()
    assert [tuple(row) for row in told if row.action.startswith("report")] == [
        ("tram", "report saved"), ("tram", "report submitted"), ("vien", "report returned"), ("tram", "report submitted"),
        ("vien", "report confirmed"),
    ]  # fmt: skip


def test_a_number_far_above_the_usual_is_asked_about(fresh: Running) -> None:
    """Answered by a reason that the institute reads; unanswered nothing is handed in."""
    month, station = back(1), fresh.signed_in("tram")
    for n in (2, 3, 4):
        write(
            fresh,
            back(n),
            contacts=11,
            consultations=7,
            updates=2,
            listings=1,
            classes=0,
            trained=0,
            staff=150,
        )
    far = {**FULL, "listings": "4", "as": "submit", "version": "0"}
    asked = send(station, path(fresh, month), **far)
    assert (asked.status_code, list(asked.json["problems"])) == (422, ["why_listings"])
    assert asked.json["problems"]["why_listings"].startswith(
        "4: số này đúng không? Hơn 3 lần trung vị"
    )
    assert stored(fresh, month) == {}
    assert (
        send(
            station,
            path(fresh, month),
            **far,
            why_listings="đợt mua bán cuối năm",
        ).status_code
        == 200
    )
    assert stored(fresh, month)["answers"] == {"listings": "đợt mua bán cuối năm"}
    assert "đợt mua bán cuối năm" in shown(fresh, fresh.signed_in("vien"), month)
    again = {**far, "contacts": "99", "as": "draft", "version": "1"}
    assert list(
        send(station, path(fresh, month), **again, why_listings="đúng").json["problems"]
    ) == ["why_contacts"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"contacts": "mười"}, "contacts"),
        ({"staff": "1,555"}, "staff"),
        ({"contacts": "1000000"}, "contacts"),
        ({"women": "1"}, "women"),
    ],
)
def test_what_is_no_number_is_refused_beside_its_field(
    fresh: Running, changed: dict[str, str], field: str
) -> None:
    answer = send(
        fresh.signed_in("tram"),
        path(fresh, back(1)),
        **{**FULL, **changed},
        **{"as": "submit", "version": "0"},
    )
    assert (answer.status_code, list(answer.json["problems"]), stored(fresh, back(1))) == (
        422,
        [field],
        {},
    )


def test_months_that_are_not_to_be_told(fresh: Running) -> None:
    """The future is refused, of the running month a draft alone; what is no month is not found."""
    station = fresh.signed_in("tram")
    draft, submit = (
        {**FULL, "as": "draft", "version": "0"},
        {**FULL, "as": "submit", "version": "0"},
    )
    answers = [
        send(station, path(fresh, back(n)), **form)
        for n, form in ((-1, draft), (-1, submit), (0, submit), (0, draft))
    ]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 200]
    assert answers[0].json["said"] == "Chưa ghi: tháng này chưa đến."
    for month in ("2026-13", "1999-01", "thang-5", "2026-1"):
        assert send(station, path(fresh, month), **draft).status_code == 404


def test_a_locked_month_is_opened_by_the_institute_alone(fresh: Running) -> None:
    month, station, manager = back(3), fresh.signed_in("tram"), fresh.signed_in("vien")
    submit = {**FULL, "as": "submit", "version": "0"}
    assert today_in_vietnam() > last_open_day(month)
    assert (
        send(station, path(fresh, month), **submit).json["said"]
        == "Chưa ghi: kỳ này đã khóa hoặc đã xác nhận."
    )
    until = today_in_vietnam() + timedelta(3)
    form = {"decision": "open", "comment": "mất mạng", "until": f"{until:%d/%m/%Y}", "version": "0"}
    assert send(station, path(fresh, month, "xet"), **form).status_code == 403
    past = {**form, "until": f"{today_in_vietnam() - timedelta(1):%d/%m/%Y}"}
    assert list(send(manager, path(fresh, month, "xet"), **past).json["problems"]) == ["until"]
    assert send(manager, path(fresh, month, "xet"), **form).status_code == 200
    assert stored(fresh, month)["open_until"] == until
    assert send(station, path(fresh, month), **{**submit, "version": "1"}).status_code == 200
    assert stored(fresh, month)["state"] == "submitted"


def test_a_correction_stands_beside(fresh: Running) -> None:
    """After the lock the report's own number stays; the correction has its reason, and both are
    shown."""
    month, station = back(4), fresh.signed_in("tram")
    write(
        fresh,
        month,
        contacts=18,
        consultations=7,
        updates=2,
        listings=1,
        classes=0,
        trained=0,
        staff=150,
        state="confirmed",
    )
    form = {"field": "contacts", "new": "20", "reason": "sót 02 lượt", "version": "1"}
    for wrong, named in (
        ({"reason": ""}, "reason"),
        ({"new": "x"}, "new"),
        ({"new": "18"}, "new"),
        ({"field": "id"}, "field"),
    ):
        assert list(
            send(station, path(fresh, month, "dinh-chinh"), **{**form, **wrong}).json["problems"]
        ) == [named]
    assert send(station, path(fresh, month, "dinh-chinh"), **form).status_code == 200
    assert stored(fresh, month)["contacts"] == 18
    assert "sót 02 lượt" in shown(fresh, station, month) and "đính chính: 20" in shown(
        fresh, station, month
    )
    with fresh.database.read(SYSTEM) as connection:
        row = connection.execute(select(station_month_correction)).one()
    assert (row.field, row.old, row.new, row.made_by) == ("contacts", 18, 20, "Người tram")


def test_another_station_does_not_exist(fresh: Running) -> None:
    """T-2, T-5: page, callback and every form of another station answer as for one that is not
    there; the try is in the log."""
    station, other, missing, month = fresh.signed_in("tram"), fresh.station - 1, 9_999, back(1)
    write(fresh, month, station_id=other, contacts=86_753)
    pages = [station.get(f"/vien/tram/{n}/bao-cao") for n in (other, missing)]
    found = [
        call(
            station,
            fresh.app,
            KEY,
            {"pathname": f"/vien/tram/{n}/bao-cao", "search": f"?thang={month}"},
        )
        for n in (other, missing)
    ]
    assert (
        [a.status_code for a in (*pages, *found)] == [404] * 4
        and pages[0].text == pages[1].text
        and found[0].text == found[1].text
    )
    forms = {
        "": {**FULL, "as": "draft", "version": "1"},
        "dinh-chinh": {"field": "contacts", "new": "1", "reason": "x", "version": "1"},
    }
    for act, form in forms.items():
        assert [
            send(station, path(fresh, month, act, n), **form).status_code for n in (other, missing)
        ] == [404, 404]
    theirs = {"pathname": f"/vien/tram/{other}/bao-cao", "search": f"?thang={month}"}
    assert "86.753" in call(fresh.signed_in("vien"), fresh.app, KEY, theirs).text
    with fresh.database.read(SYSTEM) as connection:
        denied = connection.scalar(
            select(func.count()).where(
                audit_log.c.action == "denied", audit_log.c.subject == f"/vien/tram/{other}"
            )
        )
    assert denied


def test_who_may_write_what(fresh: Running) -> None:
    """Role × form: a trainer reads; provinces and administrators have none of it."""
    month = back(1)
    forms = {
        path(fresh, month): {**FULL, "as": "draft", "version": "0"},
        path(fresh, month, "dinh-chinh"): {"field": "contacts", "new": "1", "reason": "x"},
        path(fresh, month, "xet"): {"decision": "confirm"},
        f"tram/{fresh.station}/giai-doan": {
            "stage": "working",
            "day": "05/2026",
            "evidence": "QĐ 12",
        },
    }
    written = {
        "nghean": [403] * 4, "lanhdao.nghean": [403] * 4, "gialai": [403] * 4, "giangvien": [403] * 4, "quantri": [403] * 4,
        "tram": [200, 422, 403, 403], "vien": [409, 422, 422, 200],
    }  # fmt: skip
    for username, expected in written.items():
        client = fresh.signed_in(username)
        assert (
            username,
            [send(client, where, **form).status_code for where, form in forms.items()],
        ) == (username, expected)


def test_a_stage_is_written_by_the_institute(fresh: Running) -> None:
    """What cannot be read is named; from the stage on months are expected."""
    manager, where = fresh.signed_in("vien"), f"tram/{fresh.station}/giai-doan"
    wrong = send(manager, where, stage="x", day="32/13/2026", evidence="")
    assert sorted(wrong.json["problems"]) == ["day", "evidence", "stage"]
    form = {
        "stage": "working",
        "day": f"{back(3)[5:]}/{back(3)[:4]}",
        "evidence": "Quyết định 12",
        "successor": "Sở X",
        "number": "9",
    }
    assert send(manager, where, **form).status_code == 200
    assert list(send(manager, where, **form).json["problems"]) == ["day"]
    with fresh.database.read(SYSTEM) as connection:
        row = connection.execute(select(station_stage)).one()
    assert (row.stage, row.day, row.evidence, row.successor, row.number) == (
        "working",
        back(3),
        "Quyết định 12",
        "",
        "",
    )
    assert "chưa nộp" in shown(
        fresh, fresh.signed_in("tram"), back(3)
    ) and "không phải nộp" in shown(fresh, manager, back(4))


def test_nothing_is_told_of_an_ended_station(fresh: Running) -> None:
    manager = fresh.signed_in("vien")
    send(
        manager,
        f"tram/{fresh.station}/giai-doan",
        stage="ended",
        day=f"01/{back(2)[5:]}/{back(2)[:4]}",
        evidence="QĐ 1",
    )
    answer = send(
        fresh.signed_in("tram"), path(fresh, back(1)), **FULL, **{"as": "submit", "version": "0"}
    )
    assert (answer.status_code, answer.json["said"]) == (
        422,
        "Chưa ghi: Trạm đã kết thúc trước tháng này.",
    )


def test_of_two_people_the_second_sees_the_first_ones_numbers(fresh: Running) -> None:
    month, station = back(1), fresh.signed_in("tram")
    for version, contacts in (("0", "16"), ("1", "17")):
        send(
            station,
            path(fresh, month),
            **{**FULL, "contacts": contacts, "staff": "2", "as": "draft", "version": version},
        )
    found = send(
        fresh.signed_in("vien"),
        path(fresh, month),
        **{**FULL, "contacts": "18", "as": "draft", "version": "1"},
    )
    assert (found.status_code, found.json["theirs"], found.json["version"]) == (
        409,
        {"contacts": "17", "staff": "2"},
        2,
    )


def test_the_page_in_english(fresh: Running) -> None:
    """Nothing of it is left in Vietnamese but names and what people typed."""
    client = fresh.signed_in("tram")
    client.get("/ngon-ngu/en?next=/")
    try:
        text = shown(fresh, client, back(1))
    finally:
        set_language("vi")
    assert (
        "Eight required entries" in text and "Submit the report" in text and "Tám mục" not in text
    )
