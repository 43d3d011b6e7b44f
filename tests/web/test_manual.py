"""Records typed in: draft, add, edit, delete, restore; counts and search follow in the same
transaction; strangers find nothing."""

from typing import Any

import pytest
from sqlalchemy import insert, select

from data_access import rollups
from data_access.accounts import audit
from data_access.database.scope import SYSTEM, Scope
from data_access.register.page import register_page
from data_access.tables import asset, asset_image, asset_revision, audit_log, shelved_asset
from read_models.register_filters import Filters
from tests.web.desk import send
from tests.web.support import Running, call, colleague
from tests.web.test_tenants import key_of

FORM = {
    "kind": "NH", "mark_category": "collective", "title": "Chè Gay <b>", "application_no": "4-2024-16348", "application_date": "17/04/2024",
    "owners": "HTX Chè; Thanh Chương, Nghệ An", "classes": "30", "status": "pending",
}  # fmt: skip
SENT = ("tai-san", "ngoai-danh-muc/1/khoi-phuc", "ngoai-danh-muc/1/bo")


def found(running: Running, words: str) -> tuple[int, int]:
    """Total of the province's list, and of a search in it; the rollups agree with the rows."""
    with running.database.read(SYSTEM) as connection:
        assert rollups.differences(connection) == []
    ask: dict[str, Any] = {"scope": Scope.province("40"), "vn34": "40"}
    with running.database.read(ask["scope"]) as connection:
        return tuple(
            register_page(connection, filters=f, **ask).total for f in (Filters(), Filters(q=words))
        )  # type: ignore[return-value]


def add(running: Running, **changes: str) -> int:
    answer = send(running.signed_in("nghean"), "nghe-an/tai-san", **FORM | changes)
    assert answer.status_code == 200, answer.text
    return int(answer.json["go"].rpartition("/")[2])


def version(running: Running, asset_id: int) -> int:
    with running.database.read(SYSTEM) as connection:
        return int(connection.scalar(select(asset.c.version).where(asset.c.id == asset_id)) or 0)


def test_a_draft_is_not_counted_until_it_is_added(fresh: Running) -> None:
    client = fresh.signed_in("nghean")
    kept = send(
        client,
        "nghe-an/tai-san",
        **FORM | {"as": "draft", "application_date": "hôm qua", "title": "Chè Gay"},
    )
    assert kept.status_code == 200 and kept.json["go"] == "/tinh/nghe-an/tai-san/moi?nhap=1"
    assert found(fresh, "che gay") == (7, 0)
    values = {"pathname": "/tinh/nghe-an/tai-san/moi", "search": "?nhap=1"}
    assert "hôm qua" in call(client, fresh.app, key_of(fresh, "record-form"), values).text
    assert (
        call(
            client, fresh.app, key_of(fresh, "record-form"), values | {"search": "?nhap=99"}
        ).status_code
        == 404
    )
    wrong = send(
        client,
        "nghe-an/tai-san",
        **FORM | {"draft": "1", "version": "1", "application_date": "hôm qua"},
    )
    assert (wrong.status_code, list(wrong.json["problems"])) == (422, ["application_date"])
    assert (
        send(client, "nghe-an/tai-san", **FORM | {"draft": "1", "version": "1"}).status_code == 200
    )
    assert found(fresh, "che gay") == (8, 1)
    with fresh.database.read(SYSTEM) as connection:
        assert connection.execute(select(shelved_asset)).all() == []


def test_a_draft_changed_by_somebody_else_is_not_overwritten(fresh: Running) -> None:
    """R-5"""
    client = fresh.signed_in("nghean")
    draft = FORM | {"as": "draft", "draft": "1", "version": "1"}
    send(client, "nghe-an/tai-san", **FORM | {"as": "draft"})
    assert send(client, "nghe-an/tai-san", **draft | {"title": "Một"}).status_code == 200
    answer = send(client, "nghe-an/tai-san", **draft | {"title": "Hai"})
    assert (answer.status_code, answer.json["theirs"], answer.json["version"]) == (
        409,
        {"title": "Một"},
        2,
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"application_no": ""}, "application_no"),
        ({"application_date": "17/04/2034"}, "application_date"),
        ({"registration_no": "4-0405854", "registration_date": "01/03/2023"}, "registration_date"),
        ({"title": ""}, "title"),
    ],
)
def test_contradictions_are_told_by_field(
    running: Running, changes: dict[str, str], field: str
) -> None:
    answer = send(running.signed_in("nghean"), "nghe-an/tai-san", **FORM | changes)
    assert answer.status_code == 422 and field in answer.json["problems"]


def test_a_number_that_is_taken_tells_nothing_of_the_holder(fresh: Running) -> None:
    """T-4"""
    assert send(fresh.signed_in("gialai"), "gia-lai/tai-san", **FORM).status_code == 200
    foreign = send(fresh.signed_in("nghean"), "nghe-an/tai-san", **FORM)
    own = send(fresh.signed_in("gialai"), "gia-lai/tai-san", **FORM)
    assert foreign.status_code == own.status_code == 422 and foreign.json == own.json
    assert foreign.json["problems"] == {"application_no": "Đã có bản ghi khác mang số này."}


def test_edit_with_history_and_conflict(fresh: Running) -> None:
    """R-5: the second sees what the first saved."""
    asset_id = add(fresh)
    first = fresh.signed_in("nghean")
    second = colleague(fresh)
    path = f"nghe-an/tai-san/{asset_id}/sua"
    assert send(first, path, **FORM | {"title": "Chè Một", "version": "1"}).status_code == 200
    answer = send(second, path, **FORM | {"title": "Chè Hai", "version": "1"})
    assert (answer.status_code, answer.json["theirs"]["title"], answer.json["version"]) == (
        409,
        "Chè Một",
        2,
    )
    assert found(fresh, "che mot") == (8, 1)
    assert send(second, path, **FORM | {"title": "Chè Hai", "version": "2"}).status_code == 200
    with fresh.database.read(SYSTEM) as connection:
        history = connection.execute(
            select(asset_revision.c.actor, asset_revision.c.version).order_by(
                asset_revision.c.version
            )
        ).all()
    assert [tuple(row) for row in history] == [("nghean", 1), ("nghean", 2), ("nghean2", 3)]
    assert version(fresh, asset_id) == 3


def test_deleted_leaves_everything_and_comes_back_whole(fresh: Running) -> None:
    asset_id, client = add(fresh), fresh.signed_in("nghean")
    send(client, f"nghe-an/tai-san/{asset_id}/ghi-chu", text="giữ lại")
    picture = {
        "asset_id": asset_id,
        "position": 0,
        "sha256": "a" * 64,
        "name": "che.png",
        "width": 10,
        "height": 20,
    }
    with fresh.database.write(SYSTEM) as connection:
        connection.execute(insert(asset_image).values(picture))
    assert send(client, f"nghe-an/tai-san/{asset_id}/xoa", reason="").status_code == 422
    assert send(client, f"nghe-an/tai-san/{asset_id}/xoa", reason="Trùng").status_code == 200
    assert found(fresh, "che gay") == (7, 0)
    assert client.get(f"/tinh/nghe-an/tai-san/{asset_id}").status_code == 404
    shelf = call(
        client,
        fresh.app,
        key_of(fresh, "shelf"),
        {"pathname": "/tinh/nghe-an/tai-san/ngoai-danh-muc", "search": "?xem=da-xoa"},
    )
    assert "Trùng" in shelf.text and "Khôi phục" in shelf.text
    assert send(client, "nghe-an/ngoai-danh-muc/1/khoi-phuc").status_code == 200
    assert found(fresh, "che gay") == (8, 1) and version(fresh, asset_id) == 3
    page = call(
        client,
        fresh.app,
        key_of(fresh, "record"),
        {"pathname": f"/tinh/nghe-an/tai-san/{asset_id}"},
    ).text
    assert "giữ lại" in page and "Đã khôi phục" in page and "Trùng" in page
    with fresh.database.read(SYSTEM) as connection:
        assert dict(connection.execute(select(asset_image)).one()._mapping) == picture
        logged = list(
            connection.scalars(
                select(audit_log.c.action)
                .where(audit_log.c.action.like("record %"))
                .order_by(audit_log.c.id)
            )
        )
        assert audit.verify(connection) is None
    assert logged == ["record added", "record deleted", "record restored"]
    assert send(client, "nghe-an/ngoai-danh-muc/1/khoi-phuc").status_code == 404


def test_a_deleted_record_does_not_come_back_over_another(fresh: Running) -> None:
    asset_id, client = add(fresh), fresh.signed_in("nghean")
    send(client, f"nghe-an/tai-san/{asset_id}/xoa", reason="Nhầm")
    add(fresh, title="Bản khác")
    answer = send(client, "nghe-an/ngoai-danh-muc/1/khoi-phuc")
    assert answer.status_code == 422 and "Đã có bản ghi khác" in answer.json["said"]
    assert found(fresh, "ban khac") == (8, 1)


def test_what_a_file_brought_is_not_edited_by_hand(fresh: Running) -> None:
    """403: the institute corrects it."""
    with fresh.database.write(SYSTEM) as connection:
        connection.execute(asset.update().values(source="wipo_publish"))
    client, asset_id = fresh.signed_in("nghean"), fresh.ids["40"][0]
    for part in ("sua", "xoa"):
        assert (
            send(
                client, f"nghe-an/tai-san/{asset_id}/{part}", **FORM, reason="x", version="1"
            ).status_code
            == 403
        )
    assert (
        call(
            client,
            fresh.app,
            key_of(fresh, "record-form"),
            {"pathname": f"/tinh/nghe-an/tai-san/{asset_id}/sua"},
        ).status_code
        == 403
    )


def test_strangers_find_nothing(fresh: Running) -> None:
    """T-4, T-7: 404 for another province, record, draft; 403 for who reads only; 401 for nobody;
    nothing is written."""
    asset_id, officer = add(fresh), fresh.signed_in("gialai")
    send(fresh.signed_in("nghean"), "nghe-an/tai-san", **FORM | {"as": "draft"})
    before = found(fresh, "che gay")
    records = (f"tai-san/{asset_id}/sua", f"tai-san/{asset_id}/xoa")
    for slug in ("nghe-an", "gia-lai"):
        for part in (*records, *SENT[1:]):
            assert (
                send(officer, f"{slug}/{part}", **FORM, reason="x", version="1").status_code == 404
            ), part
    assert send(officer, "nghe-an/tai-san", **FORM).status_code == 404
    for username in ("lanhdao.nghean", "giangvien", "quantri", "tram", "vien"):
        for part in (*records, *SENT):
            assert (
                send(fresh.signed_in(username), f"nghe-an/{part}", **FORM, reason="x").status_code
                == 403
            )
    assert fresh.client().post("/ghi/nghe-an/tai-san", data=FORM).status_code in (400, 401)
    assert found(fresh, "che gay") == before
    for path in ("moi", "ngoai-danh-muc", f"{asset_id}/sua"):
        assert (
            fresh.signed_in("lanhdao.nghean").get(f"/tinh/nghe-an/tai-san/{path}").status_code
            == 403
        )
        assert officer.get(f"/tinh/nghe-an/tai-san/{path}").status_code == 404


def test_the_same_holds_on_postgresql(on_postgresql: Running) -> None:
    """T-14"""
    asset_id, client = add(on_postgresql), on_postgresql.signed_in("nghean")
    assert (
        send(
            client, f"nghe-an/tai-san/{asset_id}/sua", **FORM | {"title": "Chè Một", "version": "1"}
        ).status_code
        == 200
    )
    assert send(client, "nghe-an/tai-san", **FORM | {"as": "draft"}).status_code == 200
    assert send(client, f"nghe-an/tai-san/{asset_id}/xoa", reason="Trùng").status_code == 200
    assert found(on_postgresql, "che mot") == (7, 0)
    assert send(client, "nghe-an/ngoai-danh-muc/2/khoi-phuc").status_code == 200
    assert found(on_postgresql, "che mot") == (8, 1)
