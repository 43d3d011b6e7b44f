"""The month fills itself: thirty requests that a station takes down are the numbers of its report, and
each number opens the rows that it counts. Against SQL of its own, on both databases."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import insert, text

from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.tables import station_person
from domain.network.request_counts import NUMBERS
from tests.web.desk import send
from tests.web.support import Running, call
from tests.web.test_requests import id_of, taken
from tests.web.test_station_reports import back, path, shown, stored

KINDS = ("consult", "consult", "search", "update", "listing")
CHANNELS = ("station", "phone", "platform", "fanpage", "email", "person")
TOPICS = ("search", "protection", "status", "infringement", "other")
RIGHTS = ("SC", "GPHI", "KDCN", "NH", "CDDL")
OF_KIND = {"consultations": "consult", "updates": "update", "listings": "listing"}
OF_TOPIC = {f"topic_{topic}": topic for topic in TOPICS}
OF_CHANNEL = {f"by_{name}": name for name in ("platform", "fanpage", "phone", "email")}
OF_RIGHT = {"search_patent": "SC", "search_utility": "GPHI", "search_design": "KDCN"}
OF_RIGHT |= {"search_mark": "NH", "search_indication": "CDDL"}


def thirty(running: Running, month: str) -> list[str]:
    """Of all kinds and channels; the last one repeats the first, the one before went elsewhere; one
    more was received a month later."""
    found = [taken(running, "tram", **told(n, month)) for n in range(32)]
    taken(running, "tram", received=f"01/{back(0)[5:]}/{back(0)[:4]}")
    first, last = id_of(running, found[-2]), id_of(running, found[-1])
    tram = running.signed_in("tram")
    away = {"version": "1", "to": "institute", "reason": "Câu khó"}
    assert send(tram, f"yeu-cau/{first}/chuyen", **away).status_code == 200
    again = {"version": "1", "move": "duplicate", "other": found[0], "reason": "hỏi lại"}
    assert send(tram, f"yeu-cau/{last}/buoc", **again).status_code == 200
    return found


def told(n: int, month: str) -> dict[str, Any]:
    year, of = month.split("-")
    kind = KINDS[n % 5]
    return {
        "received": f"{1 + n % 28:02}/{of}/{year}",
        "kind": kind,
        "channel": CHANNELS[n % 6],
        "topics": [TOPICS[n % 5], TOPICS[n * 2 % 5]] if kind == "consult" else [],
        "side": "sell" if kind == "listing" else "",
        "rights": [RIGHTS[n % 4], RIGHTS[4]] if n % 3 == 0 else [RIGHTS[n % 4]],
        "requester": f"Công ty số {n}",
    }


def where(name: str) -> str:
    """What a number counts, in words of its own."""
    if name == "in_person":
        return "channel IN ('station', 'person')"
    if name in OF_KIND:
        return f"kind = '{OF_KIND[name]}'"
    if name in OF_TOPIC:
        return f"kind = 'consult' AND topics LIKE '%|{OF_TOPIC[name]}|%'"
    if name in OF_CHANNEL:
        return f"channel = '{OF_CHANNEL[name]}'"
    if name in OF_RIGHT:
        return f"kind = 'search' AND rights LIKE '%|{OF_RIGHT[name]}|%'"
    return "1 = 1"


def counted(running: Running, name: str, month: str) -> set[str]:
    sql = f"""SELECT number FROM request WHERE {where(name)} AND state <> 'duplicate'
        AND station_id = {running.station}
        AND CAST(received_on AS VARCHAR(10)) LIKE '{month}%'"""
    with running.database.read(SYSTEM) as connection:
        return set(connection.scalars(text(sql)))


def nodes(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, list):
        for one in found:
            yield from nodes(one)
    if isinstance(found, dict):
        yield found
        for one in found.values():
            yield from nodes(one)


def boxes(page: str) -> dict[str, str]:
    """Name → what stands in the box."""
    inputs = (n for n in nodes(json.loads(page)) if str(n.get("id", "")).startswith("report-"))
    return {str(n["name"]): str(n["value"]) for n in inputs if "value" in n and "name" in n}


def links(page: str) -> dict[str, str]:
    """Field → the list that its number opens."""
    found: dict[str, str] = {}
    for row in nodes(json.loads(page)):
        if row.get("t") != "Li" or row.get("c") != "report-row":
            continue
        names = [n["name"] for n in nodes(row) if str(n.get("id", "")) == f"report-{n.get('name')}"]
        hrefs = [n["href"] for n in nodes(row) if n.get("c") == "from-x" and "href" in n]
        if names and hrefs:
            found[names[0]] = hrefs[0]
    return found


def _fills_itself(running: Running) -> None:
    month = back(1)
    person = {"station_id": running.station, "name": "Vũ Yến", "share": 100}
    person |= dict.fromkeys(("post", "phone", "email"), "")
    person |= {"since": date(2020, 1, 1), "until": None, "trainings": [], "version": 1}
    person |= {"updated_at": now(), "updated_by": "test", "illustrative": False}
    with running.database.write(SYSTEM) as connection:
        connection.execute(insert(station_person).values(person))
    thirty(running, month)
    tram = running.signed_in("tram")
    page = shown(running, tram, month)
    filled = boxes(page)
    own = {name: len(counted(running, name, month)) for name in NUMBERS}
    assert own["contacts"] == 31, "thirty and the one that went to the institute"
    assert {name: int(filled[name]) for name in NUMBERS} == own
    assert (filled["classes"], filled["trained"], filled["staff"]) == ("0", "0", "1")
    opened = links(page)
    assert set(opened) == set(NUMBERS)
    for name, href in opened.items():
        text_ = tram.get("/xuat" + href.replace("/yeu-cau", "/yeu-cau.csv", 1))
        rows = [line.split(",")[0] for line in text_.get_data(as_text=True).splitlines()]
        assert {r for r in rows if r.startswith("YC-")} == counted(running, name, month), name
        query = href.partition("?")[2]
        told_ = {"url.pathname": "/yeu-cau", "url.search": f"?{query}"}
        assert f'"data-n":{own[name]}' in call(tram, running.app, "requests.children", told_).text
    form = {name: value for name, value in filled.items() if value}
    answer = send(tram, path(running, month), **form, **{"as": "submit", "version": "0"})
    assert answer.status_code == 200, answer.json
    kept = stored(running, month)
    assert {name: kept[name] for name in NUMBERS} == own and kept["listed"] == {}
    over = form | {"consultations": str(own["consultations"] + 2), "as": "draft", "version": "1"}
    assert send(tram, path(running, month), **over).status_code == 422, "no reason was told"
    over["over_consultations"] = "hai lượt ghi ngoài sổ"
    assert send(tram, path(running, month), **over).status_code == 200
    both = {"number": own["consultations"], "reason": "hai lượt ghi ngoài sổ"}
    assert stored(running, month)["listed"] == {"consultations": both}
    assert "hai lượt ghi ngoài sổ" in shown(running, running.signed_in("vien"), month)
    file = tram.get(f"/xuat/tram/{running.station}/thang.csv").get_data(as_text=True)
    before, after = own["consultations"], own["consultations"] + 2
    assert f"{before} → {after}" in file and "hai lượt ghi ngoài sổ" in file


def test_thirty_requests_give_the_report_of_the_month(fresh: Running) -> None:
    _fills_itself(fresh)


def test_thirty_requests_give_the_report_on_postgresql(on_postgresql: Running) -> None:
    _fills_itself(on_postgresql)


def test_the_institutes_month_counts_what_it_took_down(fresh: Running) -> None:
    """What came to it from a station is the station's."""
    month = back(1)
    for n in range(3):
        taken(fresh, "vien", **told(n, month))
    away = id_of(fresh, taken(fresh, "tram", **told(3, month)))
    send(fresh.signed_in("tram"), f"yeu-cau/{away}/chuyen", version="1", to="institute", reason="x")
    values = {"pathname": "/vien/thang", "search": f"?thang={month}"}
    page = call(fresh.signed_in("vien"), fresh.app, "institute-month.children", values).text
    filled = boxes(page)
    assert (filled["contacts"], filled["consultations"], filled["listings"]) == ("3", "2", "0")
    assert filled["classes"] == "", "of its own classes the institute tells what it knows"
    query = links(page)["contacts"].partition("?")[2]
    text_ = fresh.signed_in("vien").get(f"/xuat/yeu-cau.csv?{query}").get_data(as_text=True)
    assert text_.count("YC-") == 3
