"""Changes of the register that requests ask for, over HTTP: who proposes, who answers, what others
find."""

import pytest
from sqlalchemy import select

from data_access.database.scope import SYSTEM
from data_access.tables import asset, asset_correction
from domain.network.reached import HIDDEN
from tests.builders import create_asset
from tests.web.desk import send
from tests.web.support import Running, call
from tests.web.test_requests import PHONE, forms, id_of, page, taken

NEW = {"field": "title", "new": "Tên mới", "reason": "Giấy chứng nhận số 9"}


def of_province(running: Running, vn34: str = "40") -> int:
    """A published record of that province with a number of its own."""
    with running.database.write(SYSTEM) as connection:
        return create_asset(connection, vn34=vn34, title="Mắm Bến Lau")


def number_of(running: Running, asset_id: int) -> str:
    with running.database.read(SYSTEM) as connection:
        query = select(asset.c.application_no).where(asset.c.id == asset_id)
        return str(connection.scalar(query))


def title_of(running: Running, asset_id: int) -> str:
    with running.database.read(SYSTEM) as connection:
        return str(connection.scalar(select(asset.c.title).where(asset.c.id == asset_id)))


def code(running: Running) -> int:
    with running.database.read(SYSTEM) as connection:
        newest = select(asset_correction.c.id).order_by(asset_correction.c.id.desc())
        return int(connection.scalar(newest) or 0)


def asked(running: Running, who: str, **told: str) -> tuple[str, int]:
    number = taken(running, who, kind="update", topics="", **told)
    return number, id_of(running, number)


def test_from_the_station_to_the_record_and_back(fresh: Running) -> None:
    """The station proposes, the officer accepts after a transfer, the record shows it with the
    request, the officer takes it back; the station only ever reads what became of it."""
    mine = of_province(fresh, "31")
    number, n = asked(fresh, "tram", vn34="31")
    tram, vien = fresh.signed_in("tram"), fresh.signed_in("vien")
    told = NEW | {"version": "1", "record": number_of(fresh, mine)}
    assert send(tram, f"yeu-cau/{n}/de-nghi", **told).status_code == 200
    shown = page(tram, fresh, number).text
    assert "Mắm Bến Lau" in shown and "Chờ xem xét" in shown
    act = f"yeu-cau/{n}/de-nghi/{code(fresh)}"
    accepting = {"version": "2", "decision": "accept", "answer": "Đúng giấy"}
    assert send(tram, f"{act}/tra-loi", **accepting).status_code == 403
    assert title_of(fresh, mine) == "Mắm Bến Lau"
    assert send(vien, f"{act}/tra-loi", **(accepting | {"version": "1"})).status_code == 409
    assert send(vien, f"{act}/tra-loi", **accepting).status_code == 200
    assert title_of(fresh, mine) == "Tên mới"
    assert send(vien, f"{act}/tra-loi", **(accepting | {"version": "3"})).status_code == 404
    record = call(
        vien, fresh.app, "record.children", {"url.pathname": f"/vien/tai-san/{mine}"}
    ).text
    assert number in record and "Đã chấp nhận" in record
    assert "chấp nhận và sửa hồ sơ" in page(tram, fresh, number).text
    assert send(tram, f"{act}/hoan-tac", version="3").status_code == 403
    assert send(vien, f"{act}/hoan-tac", version="3").status_code == 200
    assert title_of(fresh, mine) == "Mắm Bến Lau"
    assert "Đã hoàn tác" in page(tram, fresh, number).text


def test_a_reason_tells_others_no_number(fresh: Running) -> None:
    """It stays with the record's corrections, which end with no contact."""
    mine = of_province(fresh, "31")
    number, n = asked(fresh, "tram", vn34="31")
    told = NEW | {"version": "1", "record": number_of(fresh, mine), "reason": f"Gọi {PHONE} hỏi"}
    assert send(fresh.signed_in("tram"), f"yeu-cau/{n}/de-nghi", **told).status_code == 200
    with fresh.database.read(SYSTEM) as connection:
        assert connection.scalar(select(asset_correction.c.reason)) == f"Gọi {HIDDEN} hỏi"
    for who in ("vien", "tram"):
        shown = page(fresh.signed_in(who), fresh, number).text
        assert (PHONE in shown) == (who == "tram"), who


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"record": ""}, "record"),
        ({"record": "4-1999-00001"}, "record"),
        ({"record": "OTHER"}, "record"),
        ({"reason": " "}, "reason"),
        ({"field": "vn34"}, "new"),
        ({"field": "application_date", "new": "31/02/2026"}, "new"),
        ({"new": ""}, "new"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    fresh: Running, wrong: dict[str, str], field: str
) -> None:
    """Another province's number is as unknown as one that does not exist."""
    _number, n = asked(fresh, "nghean")
    told = NEW | {"version": "1", "record": number_of(fresh, of_province(fresh))} | wrong
    if told["record"] == "OTHER":
        told["record"] = number_of(fresh, of_province(fresh, "52"))
    answer = send(fresh.signed_in("nghean"), f"yeu-cau/{n}/de-nghi", **told)
    assert answer.status_code == 422 and [*answer.json["problems"]] == [field], answer.text
    assert code(fresh) == 0


def test_an_officer_answers_and_a_reason_is_asked_for(fresh: Running) -> None:
    mine = of_province(fresh)
    number, n = asked(fresh, "nghean")
    nghean = fresh.signed_in("nghean")
    told = NEW | {"version": "1", "record": number_of(fresh, mine)}
    assert send(nghean, f"yeu-cau/{n}/de-nghi", **told).status_code == 200
    act = f"yeu-cau/{n}/de-nghi/{code(fresh)}/tra-loi"
    silent = send(nghean, act, version="2", decision="refuse", answer=" ")
    assert silent.status_code == 422 and "answer" in silent.json["problems"]
    refusal = {"version": "2", "decision": "refuse", "answer": "Thiếu bản gốc"}
    assert send(nghean, act, **refusal).status_code == 200
    assert "Thiếu bản gốc" in page(nghean, fresh, number).text
    assert title_of(fresh, mine) != "Tên mới"


def test_the_queue_of_corrections_answers_it_too(fresh: Running) -> None:
    """Accepted there, the request's thread tells it."""
    mine = of_province(fresh)
    number, n = asked(fresh, "nghean")
    told = NEW | {"version": "1", "record": number_of(fresh, mine)}
    assert send(fresh.signed_in("nghean"), f"yeu-cau/{n}/de-nghi", **told).status_code == 200
    queue = call(fresh.signed_in("vien"), fresh.app, "corrections.children", {"url.pathname": "/vien/dinh-chinh"})  # fmt: skip
    assert number in queue.text
    path = f"nghe-an/tai-san/{mine}/dinh-chinh/{code(fresh)}/tra-loi"
    assert send(fresh.signed_in("vien"), path, decision="accept", answer="").status_code == 200
    assert title_of(fresh, mine) == "Tên mới"
    assert "chấp nhận và sửa hồ sơ" in page(fresh.signed_in("nghean"), fresh, number).text


def test_strangers_find_nothing(fresh: Running) -> None:
    """Another province, another station's: each form answers as for a request that is not there."""
    mine = of_province(fresh)
    number, n = asked(fresh, "nghean")
    told = NEW | {"version": "1", "record": number_of(fresh, mine)}
    assert send(fresh.signed_in("nghean"), f"yeu-cau/{n}/de-nghi", **told).status_code == 200
    one = code(fresh)
    deciding = {"version": "2", "decision": "accept", "answer": "x"}
    own = f"yeu-cau/{n}/de-nghi"
    paths = {own: told, f"{own}/{one}/tra-loi": deciding, f"{own}/{one}/hoan-tac": deciding}
    for path, form in paths.items():
        foreign = send(fresh.signed_in("gialai"), path, **form)
        absent = send(fresh.signed_in("gialai"), path.replace(f"/{n}/", "/999999/"), **form)
        assert (foreign.status_code, foreign.data) == (404, absent.data), path
        assert send(fresh.signed_in("lanhdao.nghean"), path, **form).status_code == 403
    assert send(fresh.signed_in("tram"), f"yeu-cau/{n}/de-nghi", **told).status_code == 404
    assert title_of(fresh, mine) != "Tên mới"
    leader = page(fresh.signed_in("lanhdao.nghean"), fresh, number).text
    assert "Tên mới" in leader and "de-nghi" not in forms(leader)
