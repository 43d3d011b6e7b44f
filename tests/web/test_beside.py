"""What officers write beside a record: insider, colleague, leader, stranger, institute; two at
once; the audit log."""

import json
from typing import Any

import pytest
from sqlalchemy import func, select

from data_access import rollups
from data_access.database.scope import SYSTEM
from data_access.tables import (
    asset,
    asset_correction,
    asset_note,
    asset_revision,
    audit_log,
    metadata,
)
from tests.web.desk import send
from tests.web.support import Running, call, colleague
from tests.web.test_tenants import key_of

NAUGHTY = "<script>alert(1)</script> <img src=x onerror=alert(2)> {{7*7}} \u202e \"'`"
OFFICERS_ONLY = (
    "ghi-chu",
    "ghi-chu/1",
    "ghi-chu/1/xoa",
    "the",
    "the/che/xoa",
    "theo-doi",
    "lien-he",
    "dinh-chinh",
    "dinh-chinh/1/rut",
)
FIELDS = {
    "text": "x",
    "label": "Chè",
    "wanted": "1",
    "person": "x",
    "field": "title",
    "new": "Mới",
    "reason": "QĐ 1",
    "version": "0",
    "answer": "x",
}


def record(running: Running, place: str = "40", n: int = 0) -> int:
    return running.ids[place][n]


def shown(running: Running, username: str, place: str = "40", slug: str = "nghe-an") -> str:
    values = {"pathname": f"/tinh/{slug}/tai-san/{record(running, place)}", "search": ""}
    answer = call(running.signed_in(username), running.app, key_of(running, "record"), values)
    assert answer.status_code == 200
    return json.dumps(answer.json, ensure_ascii=False)


def written(running: Running) -> dict[str, int]:
    names = ("asset_note", "asset_tag", "asset_follow", "owner_contact", "asset_correction")
    with running.database.read(SYSTEM) as connection:
        return {
            name: connection.scalar(select(func.count()).select_from(metadata.tables[name])) or 0
            for name in names
        }


def actions(running: Running) -> list[tuple[Any, ...]]:
    with running.database.read() as connection:
        c = audit_log.c
        return [
            tuple(row)
            for row in connection.execute(
                select(c.actor, c.action, c.vn34).where(c.action != "signed_in").order_by(c.id)
            )
        ]


def test_an_officer_writes_and_colleagues_read(fresh: Running) -> None:
    """V-17: naughty text is kept and shown as text, in every place."""
    client, path = fresh.signed_in("nghean"), f"nghe-an/tai-san/{record(fresh)}"
    assert send(client, f"{path}/ghi-chu", text=NAUGHTY).json["said"] == "Đã thêm ghi chú."
    assert send(client, f"{path}/the", label=f"Chè {NAUGHTY}").status_code == 200
    assert send(client, f"{path}/theo-doi", wanted="1").status_code == 200
    assert (
        send(
            client,
            f"{path}/lien-he",
            person=NAUGHTY,
            phone="0238 384 1234",
            email="a@b.vn",
            version="0",
        ).status_code
        == 200
    )
    assert (
        send(client, f"{path}/dinh-chinh", field="title", new=NAUGHTY, reason="QĐ 12").status_code
        == 200
    )
    assert written(fresh) == {
        "asset_note": 1,
        "asset_tag": 1,
        "asset_follow": 1,
        "owner_contact": 1,
        "asset_correction": 1,
    }
    for username in ("nghean", "lanhdao.nghean"):
        page = shown(fresh, username)
        assert (
            page.count(json.dumps(NAUGHTY, ensure_ascii=False)[1:-1]) >= 3
            and "0238 384 1234" in page
            and "Chờ Viện xem xét" in page
        )
    assert "Ghi chú mới" in shown(fresh, "nghean") and "Ghi chú mới" not in shown(
        fresh, "lanhdao.nghean"
    )
    logged = [action for actor, action, vn34 in actions(fresh) if (actor, vn34) == ("nghean", "40")]
    assert logged[-5:] == [
        "note added",
        "tag added",
        "followed",
        "contact saved",
        "correction proposed",
    ]


def test_the_institute_sees_corrections_and_nothing_private(fresh: Running) -> None:
    """T-2: neither manager nor trainer reads notes, tags, contact; nor an officer of another
    province."""
    client, path = fresh.signed_in("nghean"), f"nghe-an/tai-san/{record(fresh)}"
    for part in ("ghi-chu", "the", "lien-he", "dinh-chinh"):
        values = {
            "text": "RIENG",
            "label": "RIENG",
            "person": "RIENG",
            "new": "CHUNG",
            "field": "title",
            "reason": "QĐ",
            "version": "0",
        }
        assert send(client, f"{path}/{part}", **values).status_code == 200
    manager, trainer = shown(fresh, "vien"), shown(fresh, "giangvien")
    assert "RIENG" not in manager and "CHUNG" in manager and "Chấp nhận và sửa" in manager
    assert "RIENG" not in trainer and "CHUNG" not in trainer


@pytest.mark.parametrize("part", OFFICERS_ONLY)
def test_strangers_find_nothing(fresh: Running, part: str) -> None:
    """T-4, T-7: another province and an absent record alike 404; who reads only 403; nobody 401;
    nothing is written."""
    officer = fresh.signed_in("nghean")
    foreign = send(officer, f"gia-lai/tai-san/{record(fresh, '52')}/{part}", **FIELDS)
    crossed = send(officer, f"nghe-an/tai-san/{record(fresh, '52')}/{part}", **FIELDS)
    absent = send(officer, f"nghe-an/tai-san/{10**9}/{part}", **FIELDS)
    assert foreign.status_code == crossed.status_code == absent.status_code == 404
    assert foreign.text == crossed.text == absent.text
    for username in ("lanhdao.nghean", "giangvien", "quantri", "tram", "vien"):
        assert (
            send(
                fresh.signed_in(username), f"nghe-an/tai-san/{record(fresh)}/{part}", **FIELDS
            ).status_code
            == 403
        )
    assert fresh.client().post(
        f"/ghi/nghe-an/tai-san/{record(fresh)}/{part}", data=FIELDS
    ).status_code in (400, 401)
    assert set(written(fresh).values()) == {0}


def test_two_at_once_see_both_values(fresh: Running) -> None:
    """R-5: the second is told what the first saved; nothing is overwritten until they save again,
    knowing it."""
    first = fresh.signed_in("nghean")
    second = colleague(fresh)
    path = f"nghe-an/tai-san/{record(fresh)}"
    send(first, f"{path}/ghi-chu", text="gốc")
    assert send(first, f"{path}/ghi-chu/1", text="một", version="1").status_code == 200
    answer = send(second, f"{path}/ghi-chu/1", text="hai", version="1")
    assert (answer.status_code, answer.json["theirs"], answer.json["version"]) == (
        409,
        {"text": "một"},
        2,
    )
    assert "Người nghean vừa lưu trước" in answer.json["said"]
    with fresh.database.read(SYSTEM) as connection:
        assert connection.execute(select(asset_note.c.text, asset_note.c.version)).one() == (
            "một",
            2,
        )
    assert send(second, f"{path}/ghi-chu/1", text="hai", version="2").status_code == 200
    for client, code in ((first, 200), (second, 409)):
        assert send(client, f"{path}/lien-he", person=str(code), version="0").status_code == code
    assert send(second, f"{path}/ghi-chu/1/xoa").status_code == 404, (
        "only its author deletes a note"
    )
    assert send(first, f"{path}/ghi-chu/1/xoa").status_code == 200


@pytest.mark.parametrize(
    ("part", "values", "field"),
    [
        ("ghi-chu", {"text": " "}, "text"),
        ("the", {"label": "…"}, "label"),
        ("lien-he", {"phone": "abc"}, "phone"),
        ("lien-he", {"email": "javascript:alert(1)"}, "email"),
        ("dinh-chinh", {"field": "application_date", "new": "31/02/2024", "reason": "x"}, "new"),
        ("dinh-chinh", {"field": "vn34", "new": "52", "reason": "x"}, "new"),
        ("dinh-chinh", {"field": "title", "new": "Mới", "reason": ""}, "reason"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(
    running: Running, part: str, values: dict[str, str], field: str
) -> None:
    answer = send(
        running.signed_in("nghean"), f"nghe-an/tai-san/{record(running)}/{part}", **values
    )
    assert answer.status_code == 422 and field in answer.json["problems"]


def test_the_institute_answers_a_correction_once(fresh: Running) -> None:
    """Accepted: the record changes with its history, counts agree; refused or withdrawn: it does
    not."""
    client, manager, path = (
        fresh.signed_in("nghean"),
        fresh.signed_in("vien"),
        f"nghe-an/tai-san/{record(fresh)}",
    )
    for new in ("Đúng", "Sai", "Rút"):
        send(client, f"{path}/dinh-chinh", field="title", new=new, reason="QĐ 12")
    assert send(client, f"{path}/dinh-chinh/1/tra-loi", decision="accept").status_code == 403
    assert send(manager, f"{path}/dinh-chinh/2/tra-loi", decision="refuse").status_code == 422
    assert (
        send(
            manager, f"{path}/dinh-chinh/2/tra-loi", decision="refuse", answer="Không đủ căn cứ"
        ).status_code
        == 200
    )
    assert send(client, f"{path}/dinh-chinh/3/rut").status_code == 200
    assert send(manager, f"{path}/dinh-chinh/1/tra-loi", decision="accept").status_code == 200
    assert send(manager, f"{path}/dinh-chinh/1/tra-loi", decision="accept").status_code == 404
    with fresh.database.read(SYSTEM) as connection:
        states = list(
            connection.scalars(select(asset_correction.c.state).order_by(asset_correction.c.id))
        )
        title, version = connection.execute(
            select(asset.c.title, asset.c.version).where(asset.c.id == record(fresh))
        ).one()
        changed = connection.execute(select(asset_revision.c.actor, asset_revision.c.changed)).one()
        assert rollups.differences(connection) == []
    assert (states, title, version) == (["accepted", "refused", "withdrawn"], "Đúng", 2)
    assert (changed.actor, changed.changed[0]["field"], changed.changed[0]["new"]) == (
        "vien",
        "title",
        "Đúng",
    )
    assert "Không đủ căn cứ" in shown(fresh, "nghean")


def test_the_same_holds_on_postgresql(on_postgresql: Running) -> None:
    """T-14: with row-level security underneath."""
    client, path = on_postgresql.signed_in("nghean"), f"nghe-an/tai-san/{record(on_postgresql)}"
    for part in ("ghi-chu", "the", "theo-doi", "lien-he", "dinh-chinh"):
        assert send(client, f"{path}/{part}", **FIELDS).status_code == 200, part
    assert send(client, f"{path}/lien-he", person="hai", version="0").status_code == 409
    assert (
        send(client, f"gia-lai/tai-san/{record(on_postgresql, '52')}/ghi-chu", text="x").status_code
        == 404
    )
    assert (
        send(
            on_postgresql.signed_in("vien"), f"{path}/dinh-chinh/1/tra-loi", decision="accept"
        ).status_code
        == 200
    )
    assert "Mới" in shown(on_postgresql, "nghean")
