"""The form of a month over HTTP: checks while it is typed, numbers of lists, versions, and the
institute's own month."""

from sqlalchemy import func, insert, select

from data_access.database.scope import SYSTEM
from data_access.tables import event, institute_month, station_month
from tests.web.desk import send
from tests.web.support import Running, call
from tests.web.test_station_reports import FULL, back, path, shown, stored, write

OWN = "institute-month.children"


def own(running: Running, username: str, month: str) -> str:
    values = {"pathname": "/vien/thang", "search": f"?thang={month}"}
    return call(running.signed_in(username), running.app, OWN, values).text


def held(running: Running, month: str, people: int) -> None:
    row = {"folded": "lop", "title": "Lớp tra cứu", "kind": "training", "held": f"{month}-05"}
    texts = ("place", "organisers", "participants", "wording", "source", "source_url", "note")
    row |= dict.fromkeys(texts, "") | {"times": 1, "delegates": people, "planned": False}
    row |= {"delegates_qualifier": "exact", "present": [], "illustrative": False}
    with running.database.write(SYSTEM) as connection:
        connection.execute(insert(event).values(row | {"station_id": running.station}))


def test_what_is_typed_is_checked_and_nothing_written(fresh: Running) -> None:
    """The same rules as when it is handed in: what is well, what is asked, what is wrong."""
    month, station = back(1), fresh.signed_in("tram")
    for n in (2, 3, 4):
        write(fresh, back(n), contacts=4, consultations=7, updates=2, listings=1, staff=150)
    answer = send(station, path(fresh, month, "kiem-tra"), **{**FULL, "updates": "", "women": "3"})
    assert [(line["tone"], line["text"]) for line in answer.json["lines"]] == [
        ("warn", "16: số này đúng không? Hơn 3 lần trung vị các tháng trước (4)."),
        ("bad", "Xin điền: Cập nhật thông tin; không có thì ghi 0."),
        ("bad", "Số nữ (3) lớn hơn số người được tập huấn (0)."),
    ]
    assert (list(answer.json["boxes"]), answer.json["said"]) == (
        ["why_contacts"],
        "1 câu cần trả lời",
    )
    good = {**FULL, "why_contacts": "đợt tập huấn", "trained": "5", "women": "5"}
    answer = send(station, path(fresh, month, "kiem-tra"), **good)
    assert [line["tone"] for line in answer.json["lines"]] == ["ok", "ok", "warn"]
    assert answer.json["said"] == "" and list(answer.json["boxes"]) == ["why_contacts"]
    unread = send(station, path(fresh, month, "kiem-tra"), **{**FULL, "staff": "một"})
    assert unread.json["lines"][-1]["text"].startswith("“một” không phải số người")
    assert stored(fresh, month) == {}


def test_a_number_typed_over_the_list_needs_its_reason(fresh: Running) -> None:
    """Filled in from the events; another number keeps both and a reason that the institute
    reads."""
    month, station = back(1), fresh.signed_in("tram")
    held(fresh, month, 24)
    page = shown(fresh, station, month)
    assert "từ 1 sự kiện" in page and "Lớp tra cứu" in page
    form = {**FULL, "classes": "1", "trained": "36", "as": "submit", "version": "0"}
    refused = send(station, path(fresh, month), **form)
    assert refused.json["problems"] == {
        "over_trained": "Người được tập huấn: danh sách có 24, báo cáo ghi 36; xin nêu lý do."
    }
    assert send(station, path(fresh, month), **form, over_trained="thêm 12").status_code == 200
    assert stored(fresh, month)["listed"] == {"trained": {"number": 24, "reason": "thêm 12"}}
    read = shown(fresh, fresh.signed_in("vien"), month)
    assert "sửa so với danh sách: 24 → 36, giữ cả hai số: thêm 12" in read
    agreed = {**form, "trained": "24", "version": "1", "over_trained": "thêm 12"}
    assert send(station, path(fresh, month), **agreed).status_code == 200
    assert stored(fresh, month)["listed"] == {}


def test_former_numbers_are_shown_to_the_institute(fresh: Running) -> None:
    month, station = back(1), fresh.signed_in("tram")
    for version, contacts in enumerate(("16", "18")):
        form = {**FULL, "contacts": contacts, "as": "submit", "version": str(version)}
        assert send(station, path(fresh, month), **form).status_code == 200
    read = shown(fresh, fresh.signed_in("vien"), month)
    assert "Các lần nộp" in read and "2 phiên bản" in read and "Người tram" in read


def test_the_institute_types_its_own_month(fresh: Running) -> None:
    """June 2022 as published: 11 requests; 7 searches = 6 + 1. In the sums beside the stations,
    and in no rate of theirs."""
    manager = fresh.signed_in("vien")
    form = {"consultations": "8", "updates": "2", "listings": "1", "search_mark": "6"}
    form |= {"search_patent": "1", "as": "submit", "version": "0"}
    assert send(manager, "tram/0/bao-cao/2022-06", **form).status_code == 200
    with fresh.database.read(SYSTEM) as connection:
        row = connection.execute(select(institute_month)).mappings().one()
        assert connection.scalar(select(func.count()).select_from(station_month)) == 0
    assert (row["state"], row["consultations"], row["contacts"]) == ("submitted", 8, None)
    page = own(fresh, "vien", "2022-06")
    assert "Viện tự xử lý tháng 06" in page and "Cả mạng lưới tháng 06" in page
    again = {**form, "updates": "3", "version": "1"}
    assert send(manager, "tram/0/bao-cao/2022-06", **again).status_code == 200
    assert "Các lần nộp" in own(fresh, "vien", "2022-06")
    running = {**form, "version": "0"}
    assert send(manager, f"tram/0/bao-cao/{back(-1)}", **running).status_code == 422
    assert "tram/0/bao-cao" not in own(fresh, "giangvien", "2022-06")


def test_the_institutes_month_is_nobody_elses(fresh: Running) -> None:
    """For a station it is not there, for provinces refused; nothing is decided about it."""
    form = {**FULL, "as": "draft", "version": "0"}
    asked = {
        name: [
            send(fresh.signed_in(name), f"tram/0/bao-cao/{back(1)}{act}", **form).status_code
            for act in ("", "/kiem-tra", "/xet", "/dinh-chinh")
        ]
        for name in ("tram", "vien", "nghean", "giangvien")
    }
    assert asked == {
        "tram": [404, 404, 404, 404],
        "vien": [200, 200, 404, 404],
        "nghean": [403] * 4,
        "giangvien": [403] * 4,
    }
    assert fresh.signed_in("tram").get("/vien/thang").status_code == 403
    assert fresh.signed_in("vien").get("/vien/tram/0/bao-cao").status_code == 404
