"""Stations that the institute writes down over HTTP: added with their stage, changed, refused where the
host has one; who may; never among what is published."""

from sqlalchemy import func, select

from data_access.database.scope import NATIONAL, SYSTEM
from data_access.network.league import league
from data_access.network.stations import network
from data_access.tables import audit_log, station, station_stage
from domain.calendar.dates import today_in_vietnam
from domain.network.reporting import newest_due
from domain.network.stages import months_between
from language.translation import set_language
from tests.web.desk import send
from tests.web.support import Running, call
from tests.web.test_station_reports import back

ADD = "vien/tram"
FORM = {
    **{"host": "Trường Đại học Khê Trạch", "host_type": "university", "vn34": "40"},
    **{"stage": "working", "evidence": "Quyết định 12", "day": "01/03/2026"},
}


def added(running: Running, **other: str) -> int:
    answer = send(running.signed_in("vien"), ADD, **(FORM | other))
    assert (answer.status_code, answer.json.get("problems")) == (200, None)
    return int(answer.json["go"].rsplit("/", 1)[1])


def page(running: Running, username: str, number: int) -> str:
    values = {"pathname": f"/vien/tram/{number}"}
    return call(running.signed_in(username), running.app, "station.children", values).text


def test_a_station_is_added_with_its_stage_and_stands_in_no_published_count(fresh: Running) -> None:
    with fresh.database.read(SYSTEM) as connection:
        before = network(connection, scope=NATIONAL)
    number = added(fresh)
    with fresh.database.read(SYSTEM) as connection:
        after = network(connection, scope=NATIONAL)
        rows = league(connection, scope=NATIONAL, today=today_in_vietnam()).rows
        kept = connection.execute(select(station).where(station.c.id == number)).one()
        stage = connection.execute(select(station_stage)).one()
        acts = connection.scalars(
            select(audit_log.c.action).where(audit_log.c.subject == str(number))
        )
        assert sorted(acts) == ["station stage", "station typed"]
    assert (kept.published, kept.batch_id, kept.illustrative, kept.version) == (
        False,
        None,
        True,
        1,
    )
    assert (kept.source, kept.vn34, kept.vn63) == ("Người vien nhập trên trang", "40", None)
    assert (stage.station_id, stage.stage, stage.day) == (number, "working", "2026-03-01")
    assert before == after and number not in {s.id for s in after.stations}
    own = next(row for row in rows if row.station.id == number)
    since_march = months_between("2026-03", newest_due(today_in_vietnam()))
    assert (own.group, own.record.expected) == ("working", min(len(since_march), 12))


def test_a_host_has_one_station_by_its_short_and_its_long_name(fresh: Running) -> None:
    added(fresh)
    manager = fresh.signed_in("vien")
    for host in ("ĐH Khê Trạch", "Sở KH&CN Nghệ An"):
        answer = send(manager, ADD, **(FORM | {"host": host}))
        assert answer.status_code == 422 and list(answer.json["problems"]) == ["host"]
    assert "Sở Khoa học và Công nghệ Nghệ An" in answer.json["problems"]["host"]


def test_what_cannot_be_so_is_named_beside_its_field(fresh: Running) -> None:
    answer = send(
        fresh.signed_in("vien"), ADD, host=" ", host_type="x", vn34="99", stage="", day="31/02/2026"
    )
    assert answer.status_code == 422
    assert sorted(answer.json["problems"]) == [
        *("day", "evidence", "host", "host_type", "stage", "vn34"),
    ]
    with fresh.database.read(SYSTEM) as connection:
        assert not connection.scalar(
            select(func.count()).select_from(station).where(station.c.updated_by != "")
        )


def test_it_lives_on_as_any_other(fresh: Running) -> None:
    """In talks, then working, then ended with a successor: written on its page, months follow."""
    number, manager = added(fresh, stage="talks", day="01/2026"), fresh.signed_in("vien")
    where = f"tram/{number}/giai-doan"
    month = back(3)
    working = {"stage": "working", "day": f"{month[5:]}/{month[:4]}", "evidence": "QĐ 13"}
    over = back(1)
    ended = {"stage": "ended", "day": f"01/{over[5:]}/{over[:4]}", "evidence": "QĐ 14"}
    for form in (working, ended | {"successor": "Sở KH&CN Nghệ An"}):
        assert send(manager, where, **form).status_code == 200
    with fresh.database.read(SYSTEM) as connection:
        rows = league(connection, scope=NATIONAL, today=today_in_vietnam()).rows
    own = next(row for row in rows if row.station.id == number)
    assert (own.group, own.record.expected) == (
        "ended",
        len([m for m in (back(3), back(2)) if m <= newest_due(today_in_vietnam())]),
    )
    text = page(fresh, "vien", number)
    assert "Kế tiếp:" in text and "Sở KH&CN Nghệ An" in text and "chưa có nguồn nào" not in text


def test_its_details_are_changed_and_what_a_source_tells_is_not(fresh: Running) -> None:
    number, manager = added(fresh), fresh.signed_in("vien")
    where = f"tram/{number}/don-vi"
    form = {name: FORM[name] for name in ("host", "host_type", "vn34")} | {"note": "mới"}
    assert send(manager, where, **form, version="1").status_code == 200
    late = send(manager, where, **(form | {"vn34": "52"}), version="1")
    assert (late.status_code, late.json["theirs"]["vn34"]) == (409, "Nghệ An")
    taken = send(manager, where, **(form | {"host": "Sở KH&CN Nghệ An"}), version="2")
    assert (taken.status_code, list(taken.json["problems"])) == (422, ["host"])
    published = send(manager, f"tram/{fresh.station}/don-vi", **form, version="0")
    missing = send(manager, "tram/99999/don-vi", **form, version="0")
    assert (published.status_code, missing.status_code) == (404, 404)
    assert "Sửa thông tin" in page(fresh, "vien", number)
    assert "Sửa thông tin" not in page(fresh, "vien", fresh.station)
    assert "Sửa thông tin" not in page(fresh, "lanhdao.vien", number)


def test_who_may_add_and_change(fresh: Running) -> None:
    number = added(fresh)
    for username in ("nghean", "lanhdao.nghean", "giangvien", "quantri", "tram", "lanhdao.vien"):
        client = fresh.signed_in(username)
        forms = ((ADD, FORM | {"host": "Viện X"}), (f"tram/{number}/don-vi", FORM))
        own = 404 if username == "tram" else 403  # an address of another station
        assert [send(client, w, **f).status_code for w, f in forms] == [403, own], username


def test_the_list_offers_the_form_to_the_manager_alone(fresh: Running) -> None:
    set_language("vi")
    for username, there in (("vien", True), ("lanhdao.vien", False), ("giangvien", False)):
        values = {"pathname": "/vien/tram", "search": "?ghi=moi"}
        text = call(fresh.signed_in(username), fresh.app, "stations.children", values).text
        assert ("own-host" in text, "Thêm Trạm" in text) == (there, there), username
