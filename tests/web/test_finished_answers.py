"""A page is given again as it was sent: byte by byte the same, to the same person, and only while
nothing has been written."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event
from werkzeug.test import TestResponse

from callbacks import overview
from data_access.accounts import users
from data_access.database import state
from data_access.database.scope import SYSTEM
from domain.calendar import dates
from tests.web.desk import send
from tests.web.support import SLUGS, Running, again, call, canary, sign_out
from tests.web.test_tenants import key_of
from web.finished_answers import MOST

PAGE = "overview-head"


@pytest.fixture(params=["fresh", "on_postgresql"])
def site(request: pytest.FixtureRequest) -> Running:
    found: Running = request.getfixturevalue(request.param)
    return found


def drawn(
    running: Running, client: FlaskClient, place: str = "40", search: str = ""
) -> TestResponse:
    values = {"pathname": f"/tinh/{SLUGS[place]}", "search": search}
    return call(client, running.app, key_of(running, PAGE), values)


@contextmanager
def tables_read(running: Running) -> Iterator[list[str]]:
    """Statements about assets that are sent meanwhile."""
    told: list[str] = []

    def look(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        told.extend([statement] if "status_cube" in statement else [])

    event.listen(running.database.engine, "before_cursor_execute", look)
    yield told
    event.remove(running.database.engine, "before_cursor_execute", look)


def test_the_second_time_nothing_is_read(site: Running) -> None:
    client = site.signed_in("nghean")
    drawn(site, client)  # notes the person's first request
    first = drawn(site, client)
    with tables_read(site) as statements:
        second = drawn(site, client)
    assert second.status_code == 200 and second.data == first.data
    assert list(second.headers) == list(first.headers)
    assert statements == []


def test_compressed_as_it_was(fresh: Running) -> None:
    client = fresh.signed_in("nghean")
    values = {"pathname": "/tinh/nghe-an", "search": ""}
    for accepted in ("br", "br", "gzip", "identity"):
        headers = {"Accept-Encoding": accepted}
        answer = call(client, fresh.app, key_of(fresh, PAGE), values, headers=headers)
        assert answer.headers.get("Content-Encoding", "identity") == accepted
        assert "Accept-Encoding" in answer.headers["Vary"]


def test_what_another_worker_writes_is_seen(site: Running) -> None:
    rid = site.ids["40"][0]
    client, worker = site.signed_in("nghean"), again(site)
    elsewhere = worker.signed_in("nghean")
    assert ["ov-followed" in told(drawn(site, client)) for _time in range(3)] == [False] * 3
    for wanted in ("1", "0"):
        send(elsewhere, f"nghe-an/tai-san/{rid}/theo-doi", wanted=wanted)
        assert ("ov-followed" in told(drawn(site, client))) == (wanted == "1")


def test_nobody_gets_what_was_made_for_another(site: Running) -> None:
    """All have signed in before: a sign-in is written, and would make the answers too old."""
    rid = site.ids["40"][0]
    names = ("nghean", "lanhdao.nghean", "vien", "gialai")
    officer, colleague, institute, stranger = (site.signed_in(name) for name in names)
    send(officer, f"nghe-an/tai-san/{rid}/theo-doi", wanted="1")
    for client in (colleague, institute, stranger, officer, officer):
        drawn(site, client)
    with tables_read(site) as statements:
        assert "ov-followed" in told(drawn(site, officer))
        assert statements == []
        for client in (colleague, institute):
            assert "ov-followed" not in told(drawn(site, client))
    assert drawn(site, stranger).status_code == 404
    assert canary("40") not in told(drawn(site, stranger, "52"))
    assert drawn(site, site.client()).status_code == 401


def test_who_signs_out_or_loses_the_post_gets_nothing(site: Running) -> None:
    client = site.signed_in("nghean")
    for _time in range(2):
        assert drawn(site, client).status_code == 200
    sign_out(client)
    assert drawn(site, client).status_code == 401
    client = site.signed_in("lanhdao.nghean")
    for _time in range(2):
        assert drawn(site, client).status_code == 200
    with site.database.write(SYSTEM) as connection:
        users.disable(connection, "lanhdao.nghean", actor="quantri")
    assert drawn(site, client).status_code == 401


def test_each_language_day_and_question_has_its_own(
    fresh: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = fresh.signed_in("nghean")
    pages = [told(drawn(fresh, client)) for _time in range(2)]
    assert pages[0] == pages[1]
    pages.append(told(drawn(fresh, client, search="?ngay=2024-12-31")))
    client.set_cookie("lang", "en")
    pages.append(told(drawn(fresh, client)))
    client.delete_cookie("lang")
    monkeypatch.setattr(dates, "clock_day", lambda: date(2030, 1, 2))
    pages.append(told(drawn(fresh, client)))
    assert len(set(pages)) == 4


def test_a_card_that_failed_is_tried_again(fresh: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    client = fresh.signed_in("nghean")
    drawn(fresh, client)

    def fail(_view: object) -> None:
        raise RuntimeError

    with fresh.database.write(SYSTEM) as connection:
        state.put(connection, "anything", "1")
    with monkeypatch.context() as broken:
        broken.setitem(overview.CARDS, "overview-work", fail)
        assert "Mã lỗi" in told(drawn(fresh, client))
    assert "Mã lỗi" not in told(drawn(fresh, client))


def test_a_process_keeps_a_few_alone(fresh: Running) -> None:
    client = fresh.signed_in("nghean")
    for n in range(MOST + 5):
        drawn(fresh, client, search=f"?n={n}")
    assert len(fresh.server.extensions["ipplatform_finished"].answers) == MOST


def told(answer: TestResponse) -> str:
    assert answer.status_code == 200
    return json.dumps(answer.json, ensure_ascii=False)
