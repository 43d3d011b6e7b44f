"""How a requester is reached, attacked from every address: a phone number that stands in the contact,
in what was said and in a file's name is in no answer to other posts, no file of theirs, no log; and
two posts that share a person open nothing of a third one."""

import io
import json
import logging
import re
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from data_access.accounts.users import change_posts
from data_access.database.scope import SYSTEM
from data_access.tables import audit_log, request_entry, request_file
from data_access.tables import request as request_table
from domain.network.reached import HIDDEN
from domain.posts import Post
from language.dates import numeric
from sitemap.pages import PAGES
from tests.web.desk import send
from tests.web.support import Running, call
from tests.web.test_request_files import sent
from tests.web.test_requests import FORM, PHONE, id_of, page, taken
from tests.web.test_station_documents import PDF
from web import bodies

DIGITS = PHONE.replace(" ", "")
SPELLINGS = (PHONE, DIGITS, PHONE.replace(" ", "."), "+84" + DIGITS[1:], DIGITS[1:])
ENDINGS = ("csv", "xlsx")
NAME = f"giay cua {PHONE}.pdf"


def told_everywhere(running: Running, who: str = "tram", **told: str) -> tuple[str, int]:
    """A request with the number in its contact, in what was said, in a file's name."""
    asked = {"vn34": "40", "question": f"Gọi lại +84 {DIGITS[1:]} giúp tôi"}
    number = taken(running, who, **(asked | told))
    n = id_of(running, number)
    client = running.signed_in(who)
    assert sent(running, who, n, name=NAME).status_code == 200
    waits = {"version": "2", "move": "waiting", "reason": f"Đã gọi {PHONE}"}
    assert send(client, f"yeu-cau/{n}/buoc", **waits).status_code == 200
    told_back = {"version": "3", "move": "doing", "reason": f"Nhắn từ {DIGITS}"}
    assert send(client, f"yeu-cau/{n}/buoc", **told_back).status_code == 200
    return number, n


def files_of(running: Running, number: str) -> Iterator[str]:
    """Every file that can be had, of the request and of what it is counted in."""
    known = {"slug": "nghe-an", "number": number, "station_id": running.station}
    known |= {"year": date.today().year, "ending": "#"}
    for rule in running.server.url_map.iter_rules():
        if (
            "GET" in rule.methods
            and rule.rule.startswith("/xuat")
            and "trinh-chieu" not in rule.rule
        ):
            address = re.sub(
                r"<(?:[^<>]+:)?(\w+)>", lambda found: str(known.get(found[1], "1")), rule.rule
            )
            yield from {address.replace("#", ending) for ending in ENDINGS}


def plain(content: bytes) -> str:
    """An answer's words, those of a packed file, too."""
    found = [content]
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            found = [packed.read(name) for name in packed.namelist()]
    return "\n".join(part.decode("utf-8", "replace") for part in found)


def words(answer: TestResponse) -> str:
    return json.dumps(answer.get_json(force=True), ensure_ascii=False)


def tells(text: str) -> bool:
    return any(spelling in text for spelling in SPELLINGS)


def pages_with(
    running: Running, client: FlaskClient, number: str, wanted: frozenset[str]
) -> set[str]:
    """Pages that tell the number, of those that are wanted: of the request's own province, station
    and page."""
    found = set()
    for key, callback in running.app.callback_map.items():
        names = set(bodies.outputs_of(key, callback))
        for each in (one for one in PAGES if one.name in wanted and names & {*one.fills}):
            path = re.sub(r"<(?:[^<>]+:)?slug>", "nghe-an", each.path)
            path = re.sub(r"<(?:[^<>]+:)?number>", number, path)
            path = re.sub(r"<[^<>]+>", str(running.station), path)
            told = {"pathname": path, "search": ""}
            if tells(call(client, running.app, key, told).text):
                found.add(each.name)
    return found


READERS = {"nghean", "lanhdao.nghean", "vien", "lanhdao.vien"}
"""Of the requester's province and of the institute: they read what was said in the request, without
the number."""


EVERY_PAGE = frozenset(page.name for page in PAGES)
NEAR = frozenset({"requests", "province-requests", "request", "request-slip", "duties"})
"""Pages that are about requests."""


def _nobody_else(running: Running, people: tuple[str, ...], pages: frozenset[str]) -> None:
    number, _n = told_everywhere(running)
    for who in people:
        client = running.signed_in(who)
        near = (at for at in files_of(running, number) if pages == EVERY_PAGE or "yeu-cau" in at)
        for address in near:
            assert not tells(plain(client.get(address).data)), (who, address)
        assert pages_with(running, client, number, pages) == set(), who
        read = page(client, running, number)
        assert (who in READERS) == (read.status_code == 200), who
        assert read.status_code != 200 or f"{HIDDEN} là số điện thoại" in words(read), who
    own = page(running.signed_in("tram"), running, number)
    assert tells(own.text), "it is looked for rightly"
    assert f"Đã gọi {PHONE}" in words(own) and NAME in words(own), "the desk reads what it wrote"
    with running.database.read(SYSTEM) as connection:
        assert not tells(str(connection.execute(select(audit_log)).all()))


def test_no_file_log_or_page_of_others_tells_it(
    fresh: Running, caplog: pytest.LogCaptureFixture
) -> None:
    """Contact, message and name of a file: in the request alone, where it was said. The next test
    is its long form."""
    caplog.set_level(logging.DEBUG)
    _nobody_else(fresh, ("gialai", "vien"), NEAR)
    assert not tells(caplog.text)


@pytest.mark.long
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_no_file_and_no_page_at_all_tells_it(
    kind: str, request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> None:
    """Every file, page and callback."""
    caplog.set_level(logging.DEBUG)
    running = request.getfixturevalue("fresh" if kind == "sqlite" else "on_postgresql")
    _nobody_else(running, (*sorted(READERS), "gialai", "giangvien", "quantri"), EVERY_PAGE)
    assert not tells(caplog.text)


FORMS = {
    **{"text": "x", "then": "doing", "version": "1", "reason": "x", "move": "waiting"},
    **{"other": "YC-2020-00001", "to": "institute", "assignee": "1", "listing": "published"},
    **{"state": "published", "decision": "accept", "field": "title", "value": "x"},
}


def test_two_posts_write_and_open_nothing_of_a_third(fresh: Running) -> None:
    """Every form, file, page and list of a request that neither post has to do with, asked for
    under each of the two posts, under posts of others and under none."""
    station = Post("station", station_id=fresh.station)
    with fresh.database.write(SYSTEM) as connection:
        change_posts(connection, "nghean", add=[station], actor="test")
    own = [taken(fresh, "vien", vn34="40"), taken(fresh, "tram", vn34="37")]
    number, n = told_everywhere(fresh, "vien", vn34="37")
    before = _stored(fresh, n)
    client = fresh.signed_in("nghean")
    posts = ("officer:nghe-an", f"station:{fresh.station}", "manager:vien", "officer:gia-lai", "")
    asked = ((n, number), (99_999, "YC-2020-99999"))
    rules = [rule for rule in fresh.server.url_map.iter_rules() if "yeu-cau" in rule.rule]
    for post in posts:
        for rule in rules:
            if "request_id" not in rule.arguments and "number" not in rule.arguments:
                continue
            answer, unknown = (_asked(client, rule, post, *which) for which in asked)
            assert answer.status_code in (403, 404, 422), (rule.rule, answer.status_code)
            assert answer.status_code == unknown.status_code, (rule.rule, post)
            assert answer.status_code != 422 or answer.text == unknown.text, (rule.rule, post)
            assert not tells(answer.text) and number not in answer.text
        _reads_nothing(fresh, client, number, post)
    assert _stored(fresh, n) == before, "nothing was written"
    lists = [_list(fresh, client, "/yeu-cau", f"?tt=tat-ca&vai={post}") for post in posts[:2]]
    assert [[one in text for one in own] for text in lists] == [[True, False], [False, True]]


def _asked(
    client: FlaskClient, rule: Rule, post: str, request_id: int, number: str
) -> TestResponse:
    """A form that is whole, or a file."""
    address = rule.rule.replace("<int:request_id>", str(request_id)).replace("<number>", number)
    address = re.sub(r"<[^<>]+>", "1", address) + f"?vai={post}"
    if "GET" in rule.methods:
        return client.get(address)
    file = (io.BytesIO(PDF), "a.pdf")
    told = {**FORM, **FORMS, "received": numeric(date.today()), "file": file}
    return send(client, address.removeprefix("/ghi/"), **told)


def _reads_nothing(running: Running, client: FlaskClient, number: str, post: str) -> None:
    for output in ("request.children", "request-slip.children", "request-form.children"):
        for path in (f"/yeu-cau/{number}", f"/yeu-cau/{number}/phieu"):
            told = {"url.pathname": path, "url.search": f"?vai={post}"}
            answer = call(client, running.app, output, told)
            assert answer.status_code in (204, 403, 404), (output, path, post)
    asked = ("tt=tat-ca", "tt=mo&tinh=ninh-binh", f"tt=tat-ca&q={number}", "tram=0", "nguoi=3")
    for query in asked:
        for path in ("/yeu-cau", "/tinh/ninh-binh/yeu-cau", "/tinh/nghe-an/yeu-cau"):
            text = _list(running, client, path, f"?{query}&vai={post}")
            assert f'/{number}"' not in text and not tells(text), (path, query, post)
    for path in ("/xuat/yeu-cau.csv", "/xuat/ninh-binh/yeu-cau.csv", "/xuat/nghe-an/yeu-cau.csv"):
        text = client.get(f"{path}?tt=tat-ca&vai={post}").text
        assert number not in text and not tells(text), (path, post)


def _list(running: Running, client: FlaskClient, path: str, search: str) -> str:
    told = {"url.pathname": path, "url.search": search}
    return call(client, running.app, "requests.children", told).text


def _stored(running: Running, n: int) -> tuple[int, int, int]:
    """The request's version, how much was said in it, how many files it has."""
    e, f = request_entry.c, request_file.c
    with running.database.read(SYSTEM) as connection:
        return (
            connection.scalar(select(request_table.c.version).where(request_table.c.id == n)) or 0,
            connection.scalar(select(func.count()).where(e.request_id == n)) or 0,
            connection.scalar(select(func.count()).where(f.request_id == n)) or 0,
        )
