"""Each form that writes says in which of several posts: the one that the guard then chooses (issue
17, item 4)."""

import html
import json
from collections.abc import Iterator
from typing import Any

import pytest

from data_access.database.scope import SYSTEM
from data_access.tables import audit_log
from domain.calendar.dates import add_months, today_in_vietnam
from sitemap import addresses
from tests.web.support import Running, call, token_of
from tests.web.test_duties import nodes
from tests.web.test_posts import World, _world

OFFICER = "Ghi với vai Chuyên viên quản lý SHTT, Sở KH&CN Nghệ An."
STATION = "Ghi với vai Phụ trách Trạm IPPlatform, Trạm Hải Phòng."
MANAGER = "Ghi với vai Quản lý mạng lưới, Viện Khoa học sở hữu trí tuệ."


@pytest.fixture(scope="module")
def world(running: Running) -> Iterator[World]:
    yield _world(running)


def told(world: World, codes: tuple[str, ...], key: str, path: str, search: str = "") -> list[str]:
    """What stands at the feet of a page's forms, of each form one sentence at most."""
    client = world.person(*codes)
    answer = call(client, world.running.app, key, {"pathname": path, "search": search})
    assert answer.status_code == 200
    forms = [node for node in nodes(json.loads(answer.text)) if "data-send" in node]
    assert forms
    return [" ".join(_feet(form)) for form in forms]


def _feet(form: dict[str, Any]) -> list[str]:
    texts = [node.get("k") for node in nodes(form)]
    return [text for text in texts if isinstance(text, str) and text.startswith("Ghi với vai")]


def pages(world: World) -> list[tuple[str, str, str]]:
    report = f"/vien/tram/{world.a}/bao-cao"
    return [
        ("station-reports.children", report, STATION),
        ("station.children", f"/vien/tram/{world.a}", STATION),
        ("plan.children", "/tinh/nghe-an/ke-hoach", OFFICER),
        ("record.children", f"/tinh/nghe-an/tai-san/{world.running.ids['40'][0]}", OFFICER),
        ("record-form.children", "/tinh/nghe-an/tai-san/moi", OFFICER),
    ]


def test_each_form_says_the_post_of_its_place(world: World) -> None:
    for key, path, said in pages(world):
        feet = told(world, ("officer:nghe-an", "station:A"), key, path)
        assert set(feet) == {said}, path


def test_who_has_one_post_is_told_nothing(world: World) -> None:
    for key, path, said in pages(world):
        code = "station:A" if said == STATION else "officer:nghe-an"
        assert set(told(world, (code,), key, path)) == {""}


def test_a_page_with_forms_of_two_posts_says_each(fresh: Running) -> None:
    """The manager who runs a station writes of it as the station, of its life as the manager; the
    audit rows say the same."""
    world = _world(fresh)
    client = world.person("manager:vien", "station:A")
    month = f"{add_months(today_in_vietnam().replace(day=1), -2):%Y-%m}"
    token = token_of(client.get("/tro-giup").text)
    path = f"/ghi/tram/{world.a}/bao-cao/{month}"
    form = {"csrf_token": token, "version": "0"}
    opened = {"decision": "open", "comment": "Bão", "until": today_in_vietnam().isoformat()}
    assert client.post(f"{path}/xet", data=form | opened).status_code == 200
    assert client.post(path, data=form | {"version": "1"}).status_code == 200
    feet = told(world, ("manager:vien", "station:A"), "station.children", f"/vien/tram/{world.a}")
    assert set(feet) == {STATION, MANAGER}
    with fresh.database.read(SYSTEM) as connection:
        rows = connection.execute(audit_log.select().where(audit_log.c.action.like("report %")))
        posts = [row.detail["post"] for row in rows]
    assert posts == ["manager:vien", f"station:{world.a}"]


def test_a_plain_form_says_it_too(world: World) -> None:
    client = world.person("officer:nghe-an", "station:A")
    page = client.get(addresses.letter_template("nghe-an")).text
    assert OFFICER in html.unescape(page)
    page = world.person("officer:nghe-an").get(addresses.letter_template("nghe-an")).text
    assert "Ghi với vai" not in page
