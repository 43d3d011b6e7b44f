"""One person, two posts: what is seen is what either post sees, and what is written is what that
post may which is of the tenant. One table, made of the sitemap: pair of posts × page × callback."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Connection, select

from data_access.accounts import sessions, users
from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.network.fact_kinds import station_ids
from data_access.tables import asset_note, audit_log
from domain.calendar.dates import add_months, today_in_vietnam
from domain.posts import Post, read_post, written_posts
from domain.roles import HEAD, MANAGER, OF_INSTITUTE, TRAINER
from domain.text.folding import fold
from sitemap.pages import PAGES as LISTED
from sitemap.pages import Page
from tests.web.support import (
    DECKS,
    PASSWORD,
    REQUEST,
    SLUGS,
    Running,
    call,
    canary,
    owner_of,
    token_of,
)
from web import bodies
from web.policy import CALLBACKS

OTHER_HOST = "Sở Khoa học và Công nghệ Hà Tĩnh"
CODES = (
    *("officer:nghe-an", "leader:nghe-an", "officer:gia-lai", "leader:gia-lai"),
    *("station:A", "station:B", "manager:vien", "leader:vien", "trainer", "admin"),
)
CODES += tuple(
    form.replace("SLUG", "nghe-an").replace("ID", "A")
    for form in written_posts()
    if form.partition(":")[0] not in {code.partition(":")[0] for code in CODES}
)
"""A, B: two stations, whose ids the database gives."""
PAIRS = list(combinations(CODES, 2))
TELLING = (
    ("officer:nghe-an", "station:A"),
    ("leader:nghe-an", "officer:gia-lai"),
    ("station:A", "station:B"),
    ("officer:nghe-an", "manager:vien"),
    ("officer:gia-lai", "leader:vien"),
    ("officer:nghe-an", "trainer"),
)
COUNTRY = (MANAGER, HEAD, TRAINER)
OF_AN_EDITION = ("edition", "sent")
OPEN, NO_RIGHT, FOREIGN, APART = "open", "no right", "foreign", "apart"
STATUS = {OPEN: 200, NO_RIGHT: 403, FOREIGN: 404, APART: 403}
FIRST = (OPEN, NO_RIGHT, FOREIGN, APART)
"""Of two posts the one counts that comes first here: who may open it may; else who sees the tenant
is told that the right is missing; else it does not exist, where a post is of another such
tenant."""


@dataclass(frozen=True)
class Address:
    """`vn34`: of a province, `station`: id of a station, None for both elsewhere."""

    page: Page
    path: str
    vn34: str | None = None
    station: int | None = None


@dataclass
class World:
    running: Running
    a: int
    b: int

    def post(self, code: str) -> Post:
        found = read_post(code.replace(":A", f":{self.a}").replace(":B", f":{self.b}"))
        assert found is not None
        return found

    def person(self, *codes: str) -> FlaskClient:
        """Signed in with these posts."""
        posts = [self.post(code) for code in codes]
        with self.running.database.write(SYSTEM) as connection:
            user_id = _account(connection, posts)
            token = sessions.start(connection, user_id, at=now(), life=timedelta(hours=1))
        client = self.running.client()
        client.set_cookie("ipp", token)
        return client

    def addresses(self) -> list[Address]:
        """Every page, of each province and each station."""
        found = []
        for page in LISTED:
            path = page.path.replace("<code>", "con-hieu-luc").replace("<int:year>", "2025")
            path = path.replace("<number>", REQUEST)
            for part, name in DECKS.items():
                path = path.replace(part, name)
            if page.name in OF_AN_EDITION:
                found.append(Address(page, _filled(path, "", self.running.edition)))
            elif path.endswith("/chu/<int:id>"):
                owners = {vn34: owner_of(self.running, self.running.ids[vn34][0]) for vn34 in SLUGS}
                found += [
                    Address(page, _filled(path, slug, owners[vn34]), vn34)
                    for vn34, slug in SLUGS.items()
                ]
            elif "<slug>" in path:
                found += [
                    Address(page, _filled(path, slug, self.running.ids[vn34][0]), vn34)
                    for vn34, slug in SLUGS.items()
                ]
            elif "/tram/<int:id>" in path:
                found += [
                    Address(page, path.replace("<int:id>", str(n)), station=n)
                    for n in (self.a, self.b)
                ]
            else:
                found.append(Address(page, _filled(path, "", self.running.ids["40"][0])))
        return found


def _filled(path: str, slug: str, asset_id: int) -> str:
    return path.replace("<slug>", slug).replace("<int:id>", str(asset_id))


def _account(connection: Connection, posts: list[Post]) -> int:
    name = f"u{users.count(connection)}"
    first, *others = posts
    values = {"role": first.role, "vn34": first.vn34, "station_id": first.station_id}
    user_id = users.create(connection, username=name, name=name, password=PASSWORD, **values)  # type: ignore[arg-type]
    if others:
        users.change_posts(connection, name, add=others, actor="test")
    return user_id


def _world(running: Running) -> World:
    with running.database.read(SYSTEM) as connection:
        return World(running, running.station, station_ids(connection)[fold(OTHER_HOST)])


@pytest.fixture(scope="module")
def world(running: Running) -> Iterator[World]:
    yield _world(running)


def standing(post: Post, address: Address) -> str:
    """What one post alone is to an address, written apart from the product's rule."""
    if address.vn34 and post.vn34:
        near = post.vn34 == address.vn34
    elif address.station and post.station_id:
        near = post.station_id == address.station
    elif address.vn34 or address.station:
        if post.role not in COUNTRY:
            return APART
        near = True
    else:
        near = True
    if not near:
        return FOREIGN
    return OPEN if post.role in address.page.roles else NO_RIGHT


def expected(posts: list[Post], address: Address) -> int:
    if address.page.name in (*OF_AN_EDITION, "request", "request-slip"):
        return _expected_of_the_institutes(posts, address)
    found = {standing(post, address) for post in posts}
    return STATUS[next(one for one in FIRST if one in found)]


def _expected_of_the_institutes(posts: list[Post], address: Address) -> int:
    """The edition here and the request are the institute's: whoever has such pages for those of
    others does not find them."""
    opening = {post.role for post in posts} & {*address.page.roles}
    if opening & {*OF_INSTITUTE}:
        return STATUS[OPEN]
    return STATUS[FOREIGN] if opening else STATUS[NO_RIGHT]


def unseen(posts: list[Post]) -> set[str]:
    """Words of places that no post sees. The trainer sees an illustrative row of each."""
    if any(post.role in COUNTRY for post in posts):
        return set()
    own = {post.vn34 for post in posts}
    return {canary(place) for place in (*SLUGS, "abroad", "unresolved") if place not in own}


@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
def test_pages_of_two_posts(world: World, pair: tuple[str, str]) -> None:
    """T-6: what one of them opens is open, in its tenant; a right in one is none in the other; what
    neither sees does not exist."""
    client, posts = world.person(*pair), [world.post(code) for code in pair]
    for address in world.addresses():
        answer = client.get(address.path)
        assert (address.path, answer.status_code) == (address.path, expected(posts, address))
        assert "CANARY" not in answer.text


@pytest.mark.long
@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
def test_callbacks_of_every_two_posts(world: World, pair: tuple[str, str]) -> None:
    """All pairs; the next test is its short form."""
    _callbacks(world, pair)


@pytest.mark.parametrize("pair", TELLING, ids="+".join)
def test_callbacks_of_two_posts(world: World, pair: tuple[str, str]) -> None:
    """T-2, T-3: every callback on every page that it stands on, in each province and station:
    nothing of a place that neither post sees, and what a page shows is of its own tenant alone."""
    _callbacks(world, pair)


@pytest.mark.parametrize("pair", TELLING, ids="+".join)
def test_two_posts_on_postgresql(on_postgresql: Running, pair: tuple[str, str]) -> None:
    """T-2: the same under row security."""
    _callbacks(_world(on_postgresql), pair)


def _callbacks(world: World, pair: tuple[str, str]) -> None:
    client, posts = world.person(*pair), [world.post(code) for code in pair]
    forbidden, app = unseen(posts), world.running.app
    for key, callback in app.callback_map.items():
        names = bodies.outputs_of(key, callback)
        for address in world.addresses():
            if not set(names) & {*address.page.fills}:
                continue
            answer = call(client, app, key, {"pathname": address.path, "search": ""})
            told = expected(posts, address)
            if not any(p.role in CALLBACKS[n].roles for n in names for p in posts):
                told = 403
            wanted = {200, 204} if told == 200 else {told}
            assert answer.status_code in wanted, (key, address.path, answer.status_code)
            assert not [word for word in forbidden if word in answer.text], (key, address.path)
            if address.vn34:
                others = {canary(vn34) for vn34 in SLUGS} - {canary(address.vn34)}
                assert not [word for word in others if word in answer.text], (key, address.path)


def note(client: FlaskClient, slug: str, asset_id: int) -> int:
    form = {"csrf_token": token_of(client.get("/tro-giup").text), "text": "Đã gọi điện"}
    return client.post(f"/ghi/{slug}/tai-san/{asset_id}/ghi-chu", data=form).status_code


def test_a_leader_here_and_officer_there_writes_there_alone(fresh: Running) -> None:
    """Issue 17, item 4: the right belongs to the tenant of what is touched, and the audit row names
    the post."""
    world = _world(fresh)
    here, there, foreign = (fresh.ids[vn34][0] for vn34 in ("40", "52", "37"))
    client = world.person("leader:nghe-an", "officer:gia-lai")
    assert note(client, "gia-lai", there) == 200
    assert note(client, "nghe-an", here) == 403, "read there, not written"
    assert note(client, "gia-lai", here) == 404, "under the other one's address"
    assert note(client, "ninh-binh", foreign) == note(client, "ninh-binh", 99_999) == 404
    officer = world.person("officer:nghe-an", "officer:gia-lai")
    assert note(officer, "nghe-an", here) == 200
    with fresh.database.read(SYSTEM) as connection:
        notes = connection.execute(select(asset_note.c.vn34, asset_note.c.asset_id)).all()
        rows = connection.execute(
            select(audit_log.c.vn34, audit_log.c.detail).where(audit_log.c.action == "note added")
        ).all()
    assert sorted(notes) == [("40", here), ("52", there)]
    assert [(row.vn34, row.detail["post"]) for row in rows] == [
        ("52", "officer:gia-lai"),
        ("40", "officer:nghe-an"),
    ]


MONTH = f"{add_months(today_in_vietnam().replace(day=1), -1):%Y-%m}"


def report(client: FlaskClient, station: int, act: str = "", **form: str) -> int:
    token = token_of(client.get("/tro-giup").text)
    path = f"/ghi/tram/{station}/bao-cao/{MONTH}{act}"
    return client.post(path, data={"csrf_token": token, **form}).status_code


def test_an_officer_who_runs_a_station(fresh: Running) -> None:
    """Thirteen stations are departments: one account writes for both, for no other station, and
    each row names its post. Whoever runs two stations writes for each as its own."""
    world = _world(fresh)
    client = world.person("officer:nghe-an", "station:A")
    assert report(client, world.a) == 200
    assert report(client, world.b) == report(client, 99_999) == 404
    assert report(client, world.a, "/xet", decision="confirm") == 403
    assert report(world.person("officer:nghe-an", "leader:vien"), world.a) == 403, "reads"
    both = world.person("station:A", "station:B")
    assert (report(both, world.a, "/dinh-chinh"), report(both, world.b)) == (422, 200)
    with fresh.database.read(SYSTEM) as connection:
        rows = connection.execute(
            select(audit_log.c.subject, audit_log.c.detail).where(
                audit_log.c.action == "report saved"
            )
        ).all()
    assert [(row.subject, row.detail["post"]) for row in rows] == [
        (f"{world.a}/{MONTH}", f"station:{world.a}"),
        (f"{world.b}/{MONTH}", f"station:{world.b}"),
    ]


def test_without_a_post_nothing_is_seen(fresh: Running) -> None:
    """Signed in, told in one sentence whom to ask, on every page and callback."""
    world = _world(fresh)
    client = world.person("officer:nghe-an")
    with fresh.database.write(SYSTEM) as connection:
        name = f"u{users.count(connection) - 1}"
        users.change_posts(connection, name, remove=[world.post("officer:nghe-an")], actor="test")
        user_id = users.find(connection, name).id
        token = sessions.start(connection, user_id, at=now(), life=timedelta(hours=1))
    assert client.get("/tinh/nghe-an").status_code == 302, "the session of before has ended"
    client.set_cookie("ipp", token)
    for address in world.addresses():
        answer = client.get(address.path)
        assert (address.path, answer.status_code) == (address.path, 403)
        assert "Xin hỏi quản trị viên" in answer.text
    for key in fresh.app.callback_map:
        assert call(client, fresh.app, key, {"pathname": "/tinh/nghe-an"}).status_code == 403


@pytest.mark.parametrize(
    "change", [{"add": ["station:A"]}, {"remove": ["leader:nghe-an"]}], ids=["given", "taken"]
)
def test_changed_posts_end_sessions_and_calendars(
    fresh: Running, change: dict[str, list[str]]
) -> None:
    """A-8: as a changed role does."""
    world = _world(fresh)
    client = world.person("officer:nghe-an", "leader:nghe-an")
    token = token_of(client.get("/tro-giup").text)
    page = client.post("/lich/dia-chi-moi", data={"csrf_token": token}).text
    found = re.search(r"/lich/[^\"<]+\.ics", page)
    assert found and client.get(found[0]).status_code == 200
    with fresh.database.write(SYSTEM) as connection:
        name = f"u{users.count(connection) - 1}"
        asked = {how: [world.post(code) for code in codes] for how, codes in change.items()}
        users.change_posts(connection, name, actor="test", **asked)  # type: ignore[arg-type]
    assert client.get("/tinh/nghe-an").status_code == 302
    assert fresh.client().get(found[0]).status_code == 404
    key = next(key for key in fresh.app.callback_map if "overview-tiles" in key)
    assert call(client, fresh.app, key, {"pathname": "/tinh/nghe-an"}).status_code == 401


def test_what_hangs_on_an_edition_is_found_in_the_post_that_sees_it(world: World) -> None:
    """Its address tells no tenant: an officer who is a manager, too, asks how far its files are."""
    address = f"/bao-cao/{world.running.edition}/tien-do"
    headers = {"Accept": "application/json"}
    both = world.person("officer:nghe-an", "manager:vien")
    assert both.get(address, headers=headers).status_code == 200
    strangers = world.person("officer:nghe-an", "officer:gia-lai")
    assert strangers.get(address, headers=headers).status_code == 404
