"""Việc hôm nay: each line is of a post that the person holds, is read within that post's scope, and
opens where it can be done; a stranger reads nothing of it (issue 17, item 4)."""

import json
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import insert, select

from data_access.database.scope import SYSTEM
from data_access.tables import deadline, event
from domain.calendar.dates import add_months, today_in_vietnam
from tests.web.support import SLUGS, Running, call, canary
from tests.web.test_posts import World, _world

CODES = ("officer:nghe-an", "leader:gia-lai", "station:A", "station:B", "manager:vien", "trainer")
PAIRS = list(combinations(CODES, 2))
EVENTS = {"A": "Lớp của trạm A đã qua", "B": "Lớp của trạm B đã qua"}
KEY = "duties.children"


@pytest.fixture(scope="module")
def world(running: Running) -> Iterator[World]:
    found = _world(running)
    _events(found)
    yield found


def _events(world: World) -> None:
    """One event of each station that is over without a word of its outcome."""
    held = add_months(today_in_vietnam().replace(day=1), -1).isoformat()
    with world.running.database.write(SYSTEM) as connection:
        for name, station in (("A", world.a), ("B", world.b)):
            if connection.scalar(select(event.c.id).where(event.c.title == EVENTS[name])):
                continue
            connection.execute(insert(event).values(_event(EVENTS[name], held, station)))


def _event(title: str, held: str, station: int) -> dict[str, Any]:
    words = ("place", "organisers", "participants", "wording", "source", "source_url", "note")
    return {
        **dict.fromkeys(words, ""),
        "folded": title.lower(),
        "title": title,
        "kind": "training",
        "held": held,
        "planned": True,
        "times": 1,
        "delegates_qualifier": "exact",
        "present": [],
        "station_id": station,
        "illustrative": False,
    }


def listed(client: FlaskClient, running: Running, search: str = "") -> list[dict[str, Any]]:
    """The lines of the page, as they are sent."""
    answer = call(client, running.app, KEY, {"pathname": "/viec", "search": search})
    assert answer.status_code == 200
    return [node for node in nodes(json.loads(answer.text)) if node.get("c") == "duty-list"]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def links(lines: list[dict[str, Any]]) -> list[str]:
    return [node["href"] for node in nodes(lines) if "href" in node]


def places(world: World) -> dict[str, tuple[str, ...]]:
    """Post → how the addresses begin that its lines may open."""
    own = {
        "officer:nghe-an": ("/tinh/nghe-an",),
        "leader:gia-lai": ("/tinh/gia-lai",),
        "manager:vien": ("/vien", "/yeu-cau?tt="),
        "trainer": (),
    }
    for name, station in (("A", world.a), ("B", world.b)):
        own[f"station:{name}"] = (
            f"/vien/tram/{station}/bao-cao",
            f"/vien/hoi-nghi?vai=station:{station}&",
        )
    return own


@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
def test_lines_of_two_posts_open_their_own_places(world: World, pair: tuple[str, str]) -> None:
    _of_two_posts(world, pair)


@pytest.mark.parametrize("pair", PAIRS[:4], ids="+".join)
def test_the_same_on_postgresql(on_postgresql: Running, pair: tuple[str, str]) -> None:
    """Each part is read under row security, as its own post."""
    world = _world(on_postgresql)
    _events(world)
    _of_two_posts(world, pair)


def _of_two_posts(world: World, pair: tuple[str, str]) -> None:
    """Whole list and the list of one post alone: what it links to, and no word of others."""
    client, running = world.person(*pair), world.running
    allowed = places(world)
    both = listed(client, running)
    for found in links(both):
        assert found.startswith(tuple(start for code in pair for start in allowed[code])), found
        answer = client.get(found)
        assert answer.status_code == 200, found
    held = [world.post(code) for code in pair]
    if any(post.role in ("manager", "trainer") for post in held):
        return
    text = json.dumps(both, ensure_ascii=False)
    for name, title in EVENTS.items():
        assert (title in text) == (f"station:{name}" in pair)
    for vn34 in SLUGS:
        assert (canary(vn34) in text) <= (vn34 in {post.vn34 for post in held})


def test_the_list_of_one_post(world: World) -> None:
    """`vai` shows one of the person's own; one that is not held is as unsaid."""
    client, running = world.person("officer:nghe-an", "station:A"), world.running
    whole = links(listed(client, running))
    station = links(listed(client, running, f"?vai=station:{world.a}"))
    assert station and station == [
        found for found in whole if found.startswith(places(world)["station:A"])
    ]
    assert links(listed(client, running, f"?vai=station:{world.b}")) == whole


def test_deadlines_stand_as_they_are_stored(world: World) -> None:
    """By independent SQL: what is late, the nearest first, and each opens its form."""
    c = deadline.c
    query = (
        select(c.asset_id, c.rule, c.ordinal)
        .where(c.vn34 == "40", c.state == "late", c.past == 0)
        .order_by(c.day, c.asset_id)
        .limit(5)
    )
    with world.running.database.read(SYSTEM) as connection:
        late = [tuple(row) for row in connection.execute(query)]
    client = world.person("officer:nghe-an", "station:A")
    found = [one for one in links(listed(client, world.running)) if "ghi-nhan=" in one]
    assert found[: len(late)] == [
        f"/tinh/nghe-an/thoi-han?ghi-nhan={a}-{b}-{c}" for a, b, c in late
    ]


def test_who_has_several_posts_begins_there(world: World) -> None:
    client = world.person("officer:nghe-an", "station:A")
    assert client.get("/").headers["Location"] == "/viec"
    assert world.person("station:A").get("/").headers["Location"] == f"/vien/tram/{world.a}"
    assert world.person("trainer", "admin").get("/").headers["Location"] == "/vien"


def test_whom_nothing_is_asked_of(world: World) -> None:
    assert world.person("trainer").get("/viec").status_code == 403
    assert world.running.client().get("/viec").status_code == 302
