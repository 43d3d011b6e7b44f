"""Events over HTTP: what the institute and a station may write, what is refused and why, files, and
that nothing crosses stations."""

import csv
import io
from datetime import timedelta

import pytest
from openpyxl import load_workbook
from sqlalchemy import select, update

from data_access.database.scope import SYSTEM
from data_access.network.fact_kinds import station_ids
from data_access.tables import audit_log, event, station
from domain.calendar.dates import today_in_vietnam
from tests.web.desk import send
from tests.web.support import Running, again, call

KEY, PATH = "events.children", "su-kien"
DAY = f"{today_in_vietnam() - timedelta(3):%d/%m/%Y}"
LATER = f"{today_in_vietnam() + timedelta(30):%d/%m/%Y}"
FORM = {
    "title": "Nhãn hiệu cho hợp tác xã",
    "kind": "training",
    "held": DAY,
    "place": "Hội trường",
    "province": "31",
    "host": "vien",
    "times": "1",
    "delegates": "28",
    "women": "12",
    "departments": "2",
    "present": "Hải Phòng; Nghệ An",
}


def stored(running: Running) -> list[dict[str, object]]:
    with running.database.read(SYSTEM) as connection:
        query = select(event).where(event.c.published.is_(False)).order_by(event.c.id)
        return [dict(row) for row in connection.execute(query).mappings()]


def page(running: Running, username: str, search: str = "") -> str:
    values = {"pathname": "/vien/hoi-nghi", "search": search}
    return call(running.signed_in(username), running.app, KEY, values).text


def test_the_institute_plans_and_tells_the_outcome(fresh: Running) -> None:
    """One form from the plan to the outcome: version, audit row, what nobody typed is not known."""
    client, station = fresh.signed_in("vien"), str(fresh.station)
    plan = {**FORM, "host": station, "held": LATER, "delegates": "", "women": "", "expected": "30"}
    assert send(client, PATH, **plan).status_code == 200
    (row,) = stored(fresh)
    assert (row["planned"], row["expected"], row["delegates"]) == (True, 30, None)
    assert (row["station_id"], row["vn63"]) == (fresh.station, "31")
    also = {"event_id": str(row["id"]), "version": "1", "attending": [station]}
    assert send(client, PATH, **FORM | {"host": station} | also).status_code == 200
    (row,) = stored(fresh)
    assert (row["planned"], row["delegates"], row["women"], row["version"]) == (False, 28, 12, 2)
    assert (row["attending"], row["present"]) == ([fresh.station], ["31", "40"])
    twice = send(client, PATH, **FORM | {"host": station, "delegates": "29"} | also)
    assert (twice.status_code, twice.json["version"]) == (409, 2)
    assert twice.json["theirs"] == {"delegates": "28"}
    with fresh.database.read() as connection:
        query = select(audit_log.c.actor).where(audit_log.c.action == "event typed")
        assert connection.scalars(query).all() == ["vien", "vien"]


@pytest.mark.parametrize("who", ["tram", "vien"])
def test_what_is_told_of_an_illustrative_station_is_illustrative(fresh: Running, who: str) -> None:
    with fresh.database.write(SYSTEM) as connection:
        own = station.c.id == fresh.station
        connection.execute(update(station).where(own).values(illustrative=True))
    real, form = again(fresh, mode="production"), FORM | {"host": str(fresh.station)}
    assert send(real.signed_in(who), PATH, **form).status_code == 200
    assert [row["illustrative"] for row in stored(fresh)] == [True]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"kind": "party"}, "kind"),
        ({"held": "32/11/2026"}, "held"),
        ({"held": "2026"}, "held"),
        ({"held": ""}, "held"),
        ({"held": LATER}, "delegates"),
        ({"delegates": "nhiều"}, "delegates"),
        ({"delegates": "9999999"}, "delegates"),
        ({"women": "29"}, "women"),
        ({"women": "-1"}, "women"),
        ({"departments": "1"}, "departments"),
        ({"present": "Sao Hỏa"}, "present"),
        ({"province": "00"}, "province"),
        ({"host": "9999"}, "host"),
        ({"host": ""}, "host"),
        ({"attending": "9999"}, "attending"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    fresh: Running, wrong: dict[str, str], field: str
) -> None:
    answer = send(fresh.signed_in("vien"), PATH, **FORM | wrong)
    assert (answer.status_code, list(answer.json["problems"]), stored(fresh)) == (422, [field], [])


def test_the_same_day_and_place_is_asked_about_once(fresh: Running) -> None:
    client = fresh.signed_in("vien")
    assert send(client, PATH, **FORM).status_code == 200
    other = FORM | {"title": "Lớp khác", "place": "hoi truong"}
    asked = send(client, PATH, **other)
    assert (asked.status_code, list(asked.json["problems"])) == (422, ["apart"])
    assert FORM["title"] in asked.json["problems"]["apart"]
    assert send(client, PATH, **other, apart="1").status_code == 200
    assert send(client, PATH, **FORM, apart="1").json["problems"].keys() == {"title"}
    assert len(stored(fresh)) == 2


def test_a_station_writes_its_own_alone(fresh: Running) -> None:
    """Whatever host it sends; another station's and the institute's answer as none."""
    client, manager = fresh.signed_in("tram"), fresh.signed_in("vien")
    assert send(client, PATH, **FORM | {"host": str(fresh.station - 1)}).status_code == 200
    (own,) = stored(fresh)
    assert (own["station_id"], own["organisers"]) == (
        fresh.station,
        "Sở Khoa học và Công nghệ Hải Phòng",
    )
    others = {"vien": "Của Viện CANARYVIENQX", str(fresh.station - 1): "Của bạn CANARYBANQX"}
    for host, title in others.items():
        assert send(manager, PATH, **FORM | {"host": host, "title": title}, apart="1").status_code == 200  # fmt: skip
    ids = {str(row["title"]): row["id"] for row in stored(fresh)}
    absent = send(client, PATH, **FORM | {"event_id": "99999", "version": "1"})
    for title in others.values():
        answer = send(client, PATH, **FORM | {"event_id": str(ids[title]), "version": "1"})
        assert (answer.status_code, answer.text) == (absent.status_code, absent.text)
    assert absent.status_code == 404
    words = page(fresh, "tram")
    assert "CANARY" not in words and str(FORM["title"]) in words
    files = [
        client.get(f"/xuat/vien/hoi-nghi.{end}?nam={DAY[-4:]}").get_data()
        for end in ("csv", "xlsx")
    ]
    assert b"CANARY" not in files[0]
    sheet = load_workbook(io.BytesIO(files[1])).worksheets[0]
    assert [row[0] for row in sheet.iter_rows(values_only=True)][2:] == [FORM["title"]]
    changed = {"event_id": str(own["id"]), "version": "1", "delegates": "30"}
    assert send(client, PATH, **FORM | changed).status_code == 200
    assert stored(fresh)[0]["delegates"] == 30


def test_a_station_tells_of_its_own_staff_alone(fresh: Running) -> None:
    """Those of others, whom the institute ticked, stay as they were."""
    other = fresh.station - 1
    both = {"attending": [str(fresh.station), str(other)], "host": str(fresh.station)}
    assert send(fresh.signed_in("vien"), PATH, **FORM | both).status_code == 200
    (row,) = stored(fresh)
    seen = {"event_id": str(row["id"]), "version": "1"}
    assert send(fresh.signed_in("tram"), PATH, **FORM | seen).status_code == 200
    assert stored(fresh)[0]["attending"] == [other]
    foreign = send(fresh.signed_in("tram"), PATH, **FORM | seen | {"attending": str(other)})
    assert list(foreign.json["problems"]) == ["attending"]


def test_what_was_published_is_not_written_over(fresh: Running) -> None:
    with fresh.database.read(SYSTEM) as connection:
        number = connection.scalar(select(event.c.id).where(event.c.published).limit(1))
    answer = send(fresh.signed_in("vien"), PATH, **FORM | {"event_id": str(number)})
    assert answer.status_code == 404


@pytest.mark.parametrize("username", ["nghean", "lanhdao.nghean", "giangvien", "quantri"])
def test_nobody_else_writes(fresh: Running, username: str) -> None:
    assert send(fresh.signed_in(username), PATH, **FORM).status_code == 403
    assert stored(fresh) == []


def test_without_its_token_nothing_is_written(fresh: Running) -> None:
    assert fresh.signed_in("vien").post(f"/ghi/{PATH}", data=FORM).status_code in (400, 403)
    assert stored(fresh) == []


def test_a_cancelled_event_keeps_its_reason_and_counts_nowhere(fresh: Running) -> None:
    form = FORM | {"delegates": "", "women": "", "cancelled": "Bão số 9"}
    assert send(fresh.signed_in("vien"), PATH, **form).status_code == 200
    words = page(fresh, "vien")
    assert "Bão số 9" in words and "Không tổ chức: 1" in words


def test_the_form_is_there_for_who_may_write(fresh: Running) -> None:
    for username, there in (("vien", True), ("tram", True), ("giangvien", False)):
        words = page(fresh, username, "?ghi=moi")
        assert ("ghi\\u002fsu-kien" in words) is there, username
    assert '"host"' in page(fresh, "vien", "?ghi=moi")
    assert '"host"' not in page(fresh, "tram", "?ghi=moi")


def test_the_files_have_plain_numbers_and_iso_days(fresh: Running) -> None:
    """What is only known in words is no number; a native chart of people by host."""
    client = fresh.signed_in("vien")
    send(client, PATH, **FORM)
    send(client, PATH, **FORM | {"title": "B", "delegates": "gần 100", "women": ""}, apart="1")
    answer = client.get(f"/xuat/vien/hoi-nghi.csv?nam={DAY[-4:]}")
    badge, _line, rest = answer.get_data().decode("utf-8-sig").partition("\r\n")
    assert "MINH HỌA" in badge, "what is typed in a demonstration is marked"
    lines = list(csv.DictReader(io.StringIO(rest)))
    by_title = {line["Tên sự kiện"]: line for line in lines}
    iso = "-".join(reversed(DAY.split("/")))
    first = by_title[str(FORM["title"])]
    assert (first["Thời gian"], first["Số người dự"], first["Trong đó nữ"]) == (iso, "28", "12")
    assert (by_title["B"]["Số người dự"], by_title["B"]["Kết quả, tài liệu"]) == ("", "gần 100")
    book = load_workbook(
        io.BytesIO(client.get(f"/xuat/vien/hoi-nghi.xlsx?nam={DAY[-4:]}").get_data())
    )
    assert len(book["Theo đơn vị chủ trì"]._charts) == 1
    assert client.get("/xuat/vien/hoi-nghi.pdf").status_code == 404


@pytest.mark.parametrize(
    ("username", "status"),
    [("vien", 200), ("giangvien", 200), ("tram", 200), ("nghean", 403), ("quantri", 403)],
)
def test_who_may_have_the_file(running: Running, username: str, status: int) -> None:
    client = running.signed_in(username)
    assert client.get("/xuat/vien/hoi-nghi.csv").status_code == status


def test_an_event_of_another_station_is_not_told_of(fresh: Running) -> None:
    """Two stations hold a lesson of one name on one day: each writes its own, none is told of the
    other's; of its own a second time it is. So with the institute's."""
    manager, station = fresh.signed_in("vien"), fresh.signed_in("tram")
    with fresh.database.read(SYSTEM) as connection:
        other = next(n for n in station_ids(connection).values() if n != fresh.station)
    theirs = FORM | {"place": "Nhà khác"}
    assert send(manager, PATH, **theirs | {"host": str(other)}).status_code == 200
    assert send(station, PATH, **FORM).status_code == 200
    assert send(manager, PATH, **theirs | {"place": "Viện"}).status_code == 200
    assert [row["station_id"] for row in stored(fresh)] == [other, fresh.station, None]
    for client, form in ((station, FORM), (manager, theirs | {"place": "Viện"})):
        again = send(client, PATH, **form | {"apart": "on"})
        assert (again.status_code, again.json["problems"]) == (
            422,
            {"title": "Đã ghi một sự kiện cùng tên, cùng thời gian."},
        )
