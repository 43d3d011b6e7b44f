"""Saved views: one's own, in one's own province, nobody else's."""

import json

from sqlalchemy import select

from data_access.database.scope import SYSTEM
from data_access.tables import audit_log, saved_view
from tests.web.desk import send
from tests.web.support import Running, call
from tests.web.test_tenants import key_of


def views(running: Running) -> list[tuple[str, str, str]]:
    with running.database.read(SYSTEM) as connection:
        c = saved_view.c
        return [
            tuple(row) for row in connection.execute(select(c.vn34, c.name, c.query).order_by(c.id))
        ]


def shown(running: Running, username: str) -> str:
    key, values = (
        key_of(running, "register-list"),
        {"pathname": "/tinh/nghe-an/tai-san", "search": ""},
    )
    return json.dumps(
        call(running.signed_in(username), running.app, key, values).json, ensure_ascii=False
    )


def test_a_view_is_saved_shown_and_deleted(fresh: Running) -> None:
    client = fresh.signed_in("nghean")
    assert (
        send(
            client, "nghe-an/bo-loc", ten="Cà phê <b>", query="?q=ca+phe&xau=1&sau=abc"
        ).status_code
        == 200
    )
    assert views(fresh) == [("40", "Cà phê <b>", "?q=ca+phe")]
    assert "Cà phê <b>" in shown(fresh, "nghean") and "Cà phê <b>" not in shown(fresh, "vien")
    again = send(client, "nghe-an/bo-loc", ten="Cà phê <b>", query="")
    assert again.status_code == 422 and "đặt tên khác" in again.json["problems"]["ten"]
    assert send(client, "nghe-an/bo-loc", ten=" ", query="").status_code == 422
    assert send(client, "nghe-an/bo-loc/1/xoa").status_code == 200 and views(fresh) == []
    with fresh.database.read() as connection:
        logged = connection.execute(
            select(audit_log.c.action, audit_log.c.vn34).where(audit_log.c.action.like("view %"))
        ).all()
    assert [tuple(row) for row in logged] == [("view saved", "40"), ("view deleted", "40")]


def test_who_may_not(fresh: Running) -> None:
    """T-4, C-1: 404 for another province and for somebody else's view, 403 for those who only read,
    401 for nobody, 400 without token."""
    client = fresh.signed_in("nghean")
    send(client, "nghe-an/bo-loc", ten="Của tôi", query="?q=x")
    assert send(client, "gia-lai/bo-loc", ten="x", query="").status_code == 404
    assert send(client, "khong-co/bo-loc", ten="x", query="").status_code == 404
    assert send(fresh.signed_in("vien"), "nghe-an/bo-loc/1/xoa").status_code == 404
    for username in ("lanhdao.nghean", "giangvien", "tram", "quantri"):
        assert (
            send(fresh.signed_in(username), "nghe-an/bo-loc", ten="x", query="").status_code == 403
        )
    assert fresh.client().post("/ghi/nghe-an/bo-loc", data={"ten": "x"}).status_code in (400, 401)
    assert client.post("/ghi/nghe-an/bo-loc", data={"ten": "x"}).status_code == 400
    evil = {"Origin": "https://evil.example"}
    assert client.post("/ghi/nghe-an/bo-loc", data={"ten": "x"}, headers=evil).status_code == 403
    assert views(fresh) == [("40", "Của tôi", "?q=x")]


def test_columns_are_remembered(fresh: Running) -> None:
    client, key = fresh.signed_in("nghean"), key_of(fresh, "register-list")
    address = {"pathname": "/tinh/nghe-an/tai-san"}
    due = '"data-label":"Hạn kế tiếp"'
    assert due in call(client, fresh.app, key, address | {"search": ""}).text
    assert due not in call(client, fresh.app, key, address | {"search": "?cot=ten,chu"}).text
    cookie = client.get_cookie("cot")
    assert cookie is not None and cookie.value == "ten.chu" and cookie.http_only
    assert due not in call(client, fresh.app, key, address | {"search": ""}).text
    assert due in call(client, fresh.app, key, address | {"search": "?cot=ten,han"}).text
