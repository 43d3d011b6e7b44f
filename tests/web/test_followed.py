"""Following a record does something: the page of the province, its register and its files."""

import json

from sqlalchemy import select

from data_access.database.scope import SYSTEM
from data_access.tables import asset
from tests.web.desk import send
from tests.web.support import Running, call
from tests.web.test_tenants import key_of


def drawn(running: Running, username: str, place: str, path: str, search: str = "") -> str:
    values = {"pathname": path, "search": search}
    answer = call(running.signed_in(username), running.app, key_of(running, place), values)
    assert answer.status_code == 200
    return json.dumps(answer.json, ensure_ascii=False)


def test_a_followed_record_is_on_the_first_page_in_the_register_and_in_files(
    fresh: Running,
) -> None:
    rid = fresh.ids["40"][0]
    with fresh.database.read(SYSTEM) as connection:
        title = connection.scalar(select(asset.c.title).where(asset.c.id == rid))
    page, list_, file = (
        "/tinh/nghe-an",
        "/tinh/nghe-an/tai-san",
        "/xuat/nghe-an/tai-san.csv?theo-doi=toi",
    )
    assert "ov-followed" not in drawn(fresh, "nghean", "overview-followed", page)
    sent = send(fresh.signed_in("nghean"), f"nghe-an/tai-san/{rid}/theo-doi", wanted="1")
    assert sent.status_code == 200
    told = drawn(fresh, "nghean", "overview-followed", page)
    assert "ov-followed" in told and title in told and f"{list_}?theo-doi=toi" in told
    listed = drawn(fresh, "nghean", "register-list", list_, "?theo-doi=toi")
    assert '"data-total": 1' in listed and title in listed
    bar = drawn(fresh, "nghean", "register-filters", list_, "?theo-doi=toi")
    assert "Bỏ bộ lọc: Đang theo dõi" in bar
    rows = fresh.signed_in("nghean").get(file).get_data(as_text=True)
    assert title in rows and len(rows.splitlines()) == 3
    for other in ("lanhdao.nghean", "vien"):
        assert title not in drawn(fresh, other, "register-list", list_, "?theo-doi=toi"), other
        assert "ov-followed" not in drawn(fresh, other, "overview-followed", page), other
    send(fresh.signed_in("nghean"), f"nghe-an/tai-san/{rid}/theo-doi", wanted="0")
    assert "ov-followed" not in drawn(fresh, "nghean", "overview-followed", page)
