"""Asks the application over HTTP as the browser does: what a page shows, which numbers open which
addresses, what these list and export."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from flask.testing import FlaskClient

from tests.web.support import body
from web.index import Dashboard

UPDATE = "/_dash-update-component"
PAGE = {"tai-san": 25, "thoi-han": 30}
"""Rows of a list's page: those of deadlines stand on a sheet of paper."""
LISTS = {"tai-san": "register-list", "thoi-han": "deadlines-status", "dac-san": "local-names"}
LISTS["ke-hoach"] = "plan"
"""Last part of an address → what tells the total of its list; the answer has its rows as well."""
CHARTS = ("tinh-trang-phap-ly", "nhom-nice")


def ask(client: FlaskClient, app: Dashboard, output: str, path: str, search: str) -> Any:
    """The answer of the callback that fills `output`, with everything else it fills."""
    key = next(k for k in app.callback_map if f"{output}.children" in k.strip(".").split("..."))
    answer = client.post(UPDATE, json=body(app, key, {"url.pathname": path, "url.search": search}))
    assert answer.status_code == 200, (output, path, search)
    return answer.json["response"]  # type: ignore[index]


def ask_table(client: FlaskClient, app: Dashboard, card: str, path: str, search: str) -> Any:
    """The table behind a chart, as its button asks for it."""
    key = next(k for k in app.callback_map if '"type":"table"' in k)
    pressed = {"card": card, "type": "open-table"}
    asked = body(app, key, {"url.pathname": path, "url.search": search})
    asked |= {"outputs": {"id": {"card": card, "type": "table"}, "property": "children"}}
    asked["inputs"] = [{"id": pressed, "property": "n_clicks", "value": 1}]
    asked["changedPropIds"] = asked["parsedChangedPropsIds"] = [
        json.dumps(pressed, separators=(",", ":"), sort_keys=True) + ".n_clicks"
    ]
    answer = client.post(UPDATE, json=asked)
    assert answer.status_code == 200, card
    return answer.json["response"]  # type: ignore[index]


def walk(part: Any, *, but: str = "") -> Iterator[dict[str, Any]]:
    """Every element of an answer; `but`: without those that have this property, and what is in
    them."""
    if isinstance(part, dict) and not (but and but in part):
        yield part
        for value in part.values():
            yield from walk(value, but=but)
    elif isinstance(part, list):
        for item in part:
            yield from walk(item, but=but)


def links_in(part: Any) -> Iterator[tuple[str, int]]:
    """(address, number) of every counting link of an answer."""
    for element in walk(part):
        if "data-n" in element:
            yield element["href"], element["data-n"]


def numbers_of(parts: Any) -> dict[str, int]:
    """Address → number; one address is never shown with two numbers."""
    found = dict[str, int]()
    for href, n in links_in(parts):
        assert found.setdefault(href, n) == n, f"{href} is shown as {found[href]} and as {n}"
    return found


def overview(client: FlaskClient, app: Dashboard, slug: str, search: str) -> dict[str, int]:
    """The first page with the tables behind its charts, and the kinds above the register."""
    home = f"/tinh/{slug}"
    parts = [
        ask(client, app, "overview-head", home, search),
        ask(client, app, "register-head", f"{home}/tai-san", search),
    ]
    return numbers_of(parts + [ask_table(client, app, card, home, search) for card in CHARTS])


def deadlines(client: FlaskClient, app: Dashboard, slug: str, search: str) -> dict[str, int]:
    """The page of deadlines, the table behind its chart, and its month as a grid."""
    path, grid = f"/tinh/{slug}/thoi-han", f"{search}&xem=lich" if search else "?xem=lich"
    parts = [ask(client, app, "deadlines-counts", path, s) for s in (search, grid)]
    return numbers_of([*parts, ask_table(client, app, "thoi-han-theo-thang", path, search)])


def names_and_plan(client: FlaskClient, app: Dashboard, slug: str, search: str) -> dict[str, int]:
    pages = {"local-names": "dac-san", "plan": "ke-hoach"}
    return numbers_of(
        [ask(client, app, output, f"/tinh/{slug}/{page}", search) for output, page in pages.items()]
    )


def listed(client: FlaskClient, app: Dashboard, href: str) -> int:
    """The exact total that the list tells. Of the long lists, the first page has as many rows, up
    to PAGE of that list."""
    path, _mark, query = href.partition("?")
    page = path.rpartition("/")[2]
    told = LISTS[page]
    answer = ask(client, app, told, path, f"?{query}")
    total = next(e["data-total"] for e in walk(answer) if "data-total" in e)
    # names that stand below a list are none of its rows
    own = walk(answer, but="data-published-names")
    rows = sum(1 for e in own if e.get("t") == "Tr" and e.get("role") == "row") - 1
    if told not in ("local-names", "plan"):
        assert max(rows, 0) == min(total, PAGE[page]), href
    return int(total)


def exported(client: FlaskClient, href: str) -> int | None:
    """The rows of the file of the same list, below its heading and the line of column names; None
    where a list has no file."""
    path, _mark, query = href.partition("?")
    _root, _place, slug, page = path.split("/")
    if page == "ke-hoach":
        return None
    if page == "dac-san" and query.removesuffix("&").split("&") != ["muc=san-pham"]:
        return None
    address = (
        f"/xuat/{slug}/danh-sach/san-pham.csv"
        if page == "dac-san"
        else f"/xuat/{slug}/{page}.csv?{query}"
    )
    answer = client.get(address)
    assert answer.status_code == 200, href
    lines = list(csv.reader(io.StringIO(answer.get_data(as_text=True).lstrip("\ufeff"))))
    names = next(i for i, line in enumerate(lines) if len(line) > 5)
    return len([line for line in lines[names + 1 :] if line])
