"""The bell and the calendar of a person: what all of the posts are called for, each read as its own
post; a station has a bell of its own (issue 17, item 4)."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, insert, select, update

from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.tables import request, station_month, station_stage
from domain.calendar.dates import add_months, today_in_vietnam
from domain.network.reporting import deadline, last_open_day
from tests.web.support import COUNTS, Running, call, canary, token_of
from tests.web.test_duties import nodes
from tests.web.test_national import key_of
from tests.web.test_posts import World, _world

TODAY = today_in_vietnam()
OWED = f"{add_months(TODAY.replace(day=1), -1):%Y-%m}"
"""The month before: always expected of stations that work, always still taken."""
SHOWN_MONTH = f"{OWED[5:]}/{OWED[:4]}"
COMMENT = "Xin sửa số lớp"
PAPER = "biên bản của chuông"


@pytest.fixture
def world(fresh: Running) -> World:
    found = _world(fresh)
    _working_since_then(found)
    return found


@pytest.fixture
def world_of_postgresql(on_postgresql: Running) -> Iterator[World]:
    """The site is kept for other tests: what is added is taken back."""
    found = _world(on_postgresql)
    _working_since_then(found)
    yield found
    _reported(found, {})
    with on_postgresql.database.write(SYSTEM) as connection:
        connection.execute(delete(station_stage).where(station_stage.c.evidence == PAPER))


def _working_since_then(world: World) -> None:
    """Both stations are expected to report from the month before on, and have not."""
    texts = dict.fromkeys(("number", "term", "successor", "updated_by"), "")
    told = {"stage": "working", "day": f"{OWED}-01", "evidence": PAPER, "version": 1}
    row = texts | told | {"updated_at": now(), "illustrative": False}
    with world.running.database.write(SYSTEM) as connection:
        for station in (world.a, world.b):
            connection.execute(insert(station_stage).values(row | {"station_id": station}))
    _reported(world, {})


def _reported(world: World, states: dict[int, str]) -> None:
    """Of the month before only these reports are there: station → state."""
    with world.running.database.write(SYSTEM) as connection:
        connection.execute(delete(station_month).where(station_month.c.month == OWED))
        for station, state in states.items():
            connection.execute(insert(station_month).values(_report(station, state)))


def _report(station: int, state: str) -> dict[str, Any]:
    texts = ("proposals", "difficulties", "outreach", "materials", "submitted_by", "decided_by")
    told = {
        "station_id": station,
        "month": OWED,
        "state": state,
        "answers": {},
        "first_day": TODAY,
        "comment": COMMENT,
        "updated_at": now(),
        "version": 1,
        "illustrative": False,
    }
    return dict.fromkeys((*texts, "open_reason", "updated_by"), "") | told


def drawing(client: FlaskClient, running: Running, shown: Any = None) -> Any:
    """The bell that is sent; None where it stays as it is `shown`."""
    asked = {"n_intervals": 1, "children": shown}
    answer = call(client, running.app, key_of(running, "bell"), asked)
    told = json.loads(answer.text)["response"] if answer.status_code == 200 else {}
    return told.get("bell", {}).get("children")


def rung(client: FlaskClient, running: Running) -> tuple[str, dict[str, str]]:
    """The number on the bell, and of each of its lines the address with its words."""
    found = list(nodes(drawing(client, running)))
    counted = next((n["k"] for n in found if "n" in str(n.get("c", "")).split()), "")
    links = [node for node in found if "href" in node]
    return counted, {node["href"]: _words(node) for node in links}


def _words(node: dict[str, Any]) -> str:
    return str(node.get("title") or node["k"])


def test_the_words_of_a_bell_are_found(world: World) -> None:
    """The reader above sees what a bell of one province says."""
    counted, links = rung(world.person("officer:nghe-an"), world.running)
    assert links == {"/tinh/nghe-an/thoi-han": f"{COUNTS['40']} thời hạn cần theo dõi"}
    assert counted == str(COUNTS["40"])


def test_a_station_has_a_bell(world: World) -> None:
    """Of its own months alone: due or missing, sent back, and none once handed in."""
    client = world.person("station:A")
    here = f"/vien/tram/{world.a}/bao-cao?thang={OWED}"
    waiting = "còn hạn nộp" if deadline(OWED) >= TODAY else "chưa nộp"
    said = f"Báo cáo tháng {SHOWN_MONTH}, {waiting}"
    assert rung(client, world.running) == ("1", {here: said})
    _reported(world, {world.a: "returned", world.b: "submitted"})
    said = f"Báo cáo tháng {SHOWN_MONTH}, bị trả lại"
    assert rung(client, world.running) == ("1", {here: said})
    _reported(world, {world.a: "submitted"})
    page = f"/vien/tram/{world.a}/bao-cao"
    assert rung(client, world.running) == ("", {page: "Không có báo cáo tháng nào cần nộp"})


def test_all_posts_of_a_person_ring(world: World) -> None:
    _all_ring(world)


def test_all_posts_ring_on_postgresql(world_of_postgresql: World) -> None:
    """Each is read under row security, as its own post."""
    _all_ring(world_of_postgresql)


def _all_ring(world: World) -> None:
    client = world.person("officer:nghe-an", "leader:gia-lai", "station:A", "station:B")
    _reported(world, {world.b: "returned"})
    counted, links = rung(client, world.running)
    assert counted == str(COUNTS["40"] + COUNTS["52"] + 2)
    assert list(links) == [
        "/tinh/nghe-an/thoi-han",
        "/tinh/gia-lai/thoi-han",
        f"/vien/tram/{world.a}/bao-cao?thang={OWED}",
        f"/vien/tram/{world.b}/bao-cao?thang={OWED}",
    ]
    places = [words.partition(":")[0] for words in links.values()]
    assert places[:2] == ["Sở KH&CN Nghệ An", "Sở KH&CN Gia Lai"]
    assert places[2].startswith("Trạm ") and places[3] == "Trạm Hà Tĩnh"
    for href in links:
        assert client.get(href).status_code == 200


def test_a_bell_that_says_the_same_is_not_drawn_anew(world: World) -> None:
    """So that its list stays open and keeps the focus; what has changed is sent."""
    client, running = world.person("officer:nghe-an", "station:A"), world.running
    told = drawing(client, running)
    shown = {"namespace": "ipp", "type": "Still", "props": {"tree": told}}
    assert told and drawing(client, running, shown) is None
    _reported(world, {world.a: "submitted"})
    assert drawing(client, running, shown) not in (None, told)


def _asks(world: World, free: int, late: int) -> None:
    """Of requests that are open: of Nghệ An `free` given to nobody and not late, of station A `late`
    that are late and somebody's; of another province one of each."""
    own = {"vn34": "40", "station_id": None, "desk": "province", "assignee_id": None}
    theirs = {"vn34": "52", "station_id": world.a, "desk": "station", "assignee_id": 1}
    theirs |= {"hand_id": world.a, "taken_at": "station"}
    after, before = TODAY + timedelta(1), TODAY - timedelta(1)
    told = [own | {"due_on": after}] * free + [theirs | {"due_on": before}] * late
    told += [own | {"vn34": "79", "due_on": before}]
    with world.running.database.write(SYSTEM) as connection:
        connection.execute(delete(request).where(request.c.number.like("YC-2021-%")))
        seeded = connection.execute(select(request)).mappings().first()
        for n, row in enumerate(told):
            keys = {"number": f"YC-2021-{n:05}", "form_key": f"asked {n}"}
            rest = {k: v for k, v in dict(seeded or {}).items() if k != "id"}
            connection.execute(insert(request).values(rest | keys | row))


def test_requests_ring_in_the_posts_that_see_them(world: World) -> None:
    _requests_ring(world)


def test_requests_ring_on_postgresql(world_of_postgresql: World) -> None:
    """The site is kept for other tests: what is added is taken back."""
    _requests_ring(world_of_postgresql)
    with world_of_postgresql.running.database.write(SYSTEM) as connection:
        connection.execute(delete(request).where(request.c.number.like("YC-2021-%")))


def _requests_ring(world: World) -> None:
    """A line a kind and post, each the rows of its tab; those of other tenants ring nowhere."""
    running, client = world.running, world.person("officer:nghe-an", "station:A")
    _asks(world, free=3, late=2)
    counted, links = rung(client, running)
    queue = {href: words for href, words in links.items() if href.startswith("/yeu-cau")}
    late, free = f"/yeu-cau?tt=qua-han&vai=station:{world.a}", "/yeu-cau?tt=moi&vai=officer:nghe-an"
    assert [words.partition(": ")[2] for words in queue.values()] == [
        *("3 yêu cầu chưa giao cho ai", "2 yêu cầu quá hạn trả lời"),
    ]
    assert list(queue) == [free, late]
    assert counted == str(COUNTS["40"] + 1 + 5)
    for href, n in ((free, 3), (late, 2)):
        told = {"url.pathname": "/yeu-cau", "url.search": "?" + href.partition("?")[2]}
        page = call(client, running.app, "requests.children", told).text
        assert f"1 đến {n} trong {n}" in page
    lines = call(client, running.app, "duties.children", {"pathname": "/viec", "search": ""})
    opened = [node["href"] for node in nodes(json.loads(lines.text)) if "href" in node]
    assert opened.count(free) == opened.count(late) == 1
    assert not any("tt=qua-han&vai=officer" in href for href in opened)


def test_the_manager_is_called_for_requests(world: World) -> None:
    """The seeded one is late and nobody's."""
    client, running = world.person("manager:vien"), world.running
    assert rung(client, running) == (
        "2",
        {
            "/yeu-cau?tt=qua-han&vai=manager:vien": "1 yêu cầu quá hạn trả lời",
            "/yeu-cau?tt=moi&vai=manager:vien": "1 yêu cầu chưa giao cho ai",
        },
    )
    with running.database.write(SYSTEM) as connection:
        connection.execute(update(request).values(state="closed"))
    none = "Không có yêu cầu nào quá hạn hoặc chưa giao"
    assert rung(client, running) == ("", {"/yeu-cau?vai=manager:vien": none})


def test_nobody_else_has_a_bell(world: World) -> None:
    for codes in (("leader:vien", "trainer"), ("admin",)):
        assert rung(world.person(*codes), world.running) == ("", {})


def calendar_of(client: FlaskClient) -> list[Any]:
    token = token_of(client.get("/tro-giup").text)
    page = client.post("/lich/dia-chi-moi", data={"csrf_token": token}).text
    found = re.search(r"/lich/[^\"<]+\.ics", page)
    assert found
    answer = client.get(found[0])
    assert answer.status_code == 200
    return [icalendar.Calendar.from_ical(answer.data), answer.text.replace("\r\n ", "")]


def test_the_calendar_has_the_days_of_all_posts(world: World) -> None:
    """Both provinces once each, though two posts are of one, and the station's months: what is owed
    on the day that decides, and the one that runs."""
    client = world.person("officer:nghe-an", "leader:nghe-an", "officer:gia-lai", "station:A")
    calendar, text = calendar_of(client)
    uids = [str(event["uid"]) for event in calendar.walk("VEVENT")]
    assert len(uids) == len(set(uids)) == COUNTS["40"] + COUNTS["52"] + 2
    assert canary("40") in text and canary("52") in text and canary("37") not in text
    running = f"{TODAY:%Y-%m}"
    reports = {u: e for e in calendar.walk("VEVENT") if (u := str(e["uid"])).startswith("bao-cao")}
    decides = deadline(OWED) if deadline(OWED) >= TODAY else last_open_day(OWED)
    days: dict[str, date] = {uid: event["dtstart"].dt for uid, event in reports.items()}
    assert days == {
        f"bao-cao-{world.a}-{OWED}@ipplatform.gov.vn": decides,
        f"bao-cao-{world.a}-{running}@ipplatform.gov.vn": deadline(running),
    }
    assert str(calendar["name"]).startswith("Thời hạn SHCN, Nghệ An và Gia Lai và Trạm ")


def test_a_returned_report_says_why_in_the_calendar(world: World) -> None:
    _reported(world, {world.a: "returned", world.b: "returned"})
    _calendar, text = calendar_of(world.person("officer:nghe-an", "station:A"))
    assert text.count("bị trả lại") == 1 and COMMENT in text
