"""Every number of a province's pages on three days: number = rows listed = rows exported = independent SQL, in both vintages.

Over HTTP through the whole application on the demonstration's own database, for an ordinary province and two merged ones; one of the
days in a real Chromium."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient

from app import create_app
from settings import Settings
from tests.browser.conftest import PASSWORD, Served, Visit
from tests.browser.independent import count
from tests.browser.test_numbers import numbers
from tests.web.support import body, sign_in
from web.index import Dashboard

TODAY = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
WITHIN_MONTH = TODAY - timedelta(1) if TODAY.day > 1 else TODAY - timedelta(3)
DAYS = {"today": None, "a past year's end": date(TODAY.year - 2, 12, 31), "within the month": WITHIN_MONTH}
PARTS = [
    ("nghean", "nghe-an", "40", "", ""),
    ("gialai", "gia-lai", "52", "", ""),
    ("gialai", "gia-lai", "52", "dia-gioi=63", "tinh-cu=binh-dinh"),
    ("ninhbinh", "ninh-binh", "37", "dia-gioi=63", "tinh-cu=nam-dinh"),
]
CHARTS = ("don-nop-theo-nam", "tinh-trang-phap-ly", "nhom-nice", "nop-va-cap")
UPDATE = "/_dash-update-component"


@pytest.fixture(scope="module")
def app(served: Served) -> Iterator[Dashboard]:
    """The same database in an application of this process."""
    running = create_app(Settings(mode="demo", data_dir=served.database.parent, secret_key="k" * 40))
    yield running
    running.server.extensions["ipplatform"].database.dispose()


def links_in(part: Any) -> Iterator[tuple[str, int]]:
    """(address, number) of every counting link of an answer."""
    if isinstance(part, dict):
        if "data-n" in part:
            yield part["href"], part["data-n"]
        for value in part.values():
            yield from links_in(value)
    elif isinstance(part, list):
        for item in part:
            yield from links_in(item)


def ask(client: FlaskClient, app: Dashboard, output: str, path: str, search: str) -> Any:
    key = next(k for k in app.callback_map if output in k.strip(".").split("..."))
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
    asked["changedPropIds"] = asked["parsedChangedPropsIds"] = [json.dumps(pressed, separators=(",", ":"), sort_keys=True) + ".n_clicks"]
    answer = client.post(UPDATE, json=asked)
    assert answer.status_code == 200, card
    return answer.json["response"]  # type: ignore[index]


def shown_on(client: FlaskClient, app: Dashboard, slug: str, search: str) -> dict[str, int]:
    """Address → number, of the overview with the tables behind its charts, and of the kinds above the list."""
    home, found = f"/tinh/{slug}", dict[str, int]()
    parts = [
        ask(client, app, "overview-head.children", home, search),
        ask(client, app, "register-head.children", f"{home}/tai-san", search),
    ]
    parts += [ask_table(client, app, card, home, search) for card in CHARTS]
    for href, n in links_in(parts):
        assert found.setdefault(href, n) == n, f"{href} is shown as {found[href]} and as {n}"
    return found


def listed(client: FlaskClient, app: Dashboard, href: str) -> int:
    """The exact total that the list tells; its first page has as many rows, up to 25."""
    path, _mark, query = href.partition("?")
    answer = ask(client, app, "register-list.children", path, f"?{query}")
    total = next(part["data-total"] for part in walk(answer) if "data-total" in part)
    rows = sum(1 for part in walk(answer) if part.get("t") == "Tr" and part.get("role") == "row") - 1
    assert max(rows, 0) == min(total, 25), href
    return int(total)


def walk(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from walk(value)
    elif isinstance(part, list):
        for item in part:
            yield from walk(item)


def exported(client: FlaskClient, slug: str, href: str) -> int:
    """The rows of the file, below its heading and the line of column names."""
    answer = client.get(f"/xuat/{slug}/tai-san.csv?{href.partition('?')[2]}")
    assert answer.status_code == 200, href
    lines = list(csv.reader(io.StringIO(answer.get_data(as_text=True).lstrip("\ufeff"))))
    names = next(i for i, line in enumerate(lines) if len(line) > 5)
    return len([line for line in lines[names + 1 :] if line])


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(("username", "slug", "vn34", "vintage", "former"), PARTS)
def test_every_number_on_a_day(
    served: Served, app: Dashboard, username: str, slug: str, vn34: str, vintage: str, former: str, day: str
) -> None:
    client, on = app.server.test_client(), DAYS[day]
    assert sign_in(client, username, PASSWORD).status_code == 302
    search = "?" + "&".join(p for p in (vintage, former, f"ngay={on}" if on else "") if p)
    found = shown_on(client, app, slug, search)
    assert len(found) > 25
    assert all(f"ngay={on}" in href for href in found) if on else not any("ngay=" in href for href in found)
    for href, n in found.items():
        assert count(served.database, href, vn34, TODAY.isoformat()) == n, href
        if "/tai-san" not in href:  # hits of the watch on names: test_numbers opens their list
            continue
        assert listed(client, app, href) == n, href
        if n:
            assert exported(client, slug, href) == n, href


@pytest.mark.browser
def test_a_past_day_in_a_browser(visit: Visit, served: Served) -> None:
    """The control leads to the day; its numbers are those of the tables; the way back is one click; nothing is said on the console."""
    on = DAYS["a past year's end"]
    visit.sign_in("gialai")
    visit.open("/tinh/gia-lai?dia-gioi=63")
    visit.page.click(".day-menu > summary")
    visit.page.fill("#as-of-day", f"{on}")
    visit.page.press("#as-of-day", "Enter")
    visit.page.wait_for_url(f"**/tinh/gia-lai?dia-gioi=63&ngay={on}")
    visit.page.wait_for_selector(".banner.past")
    visit.settle()
    found = numbers(visit)
    assert len(found) > 25
    assert found == {href: count(served.database, href, "52", TODAY.isoformat()) for href in found}
    visit.page.click(".banner.past a:last-child")
    visit.page.wait_for_selector("main:not(:has(.banner.past))")
    assert visit.console == []


def test_a_day_to_come_and_nonsense(app: Dashboard) -> None:
    """Said plainly, with no figure on the page, in the list, the record and the file."""
    client, home = app.server.test_client(), "/tinh/nghe-an"
    assert sign_in(client, "nghean", PASSWORD).status_code == 302
    for asked, sentence in ((f"{TODAY + timedelta(1)}", "chưa đến"), ("31/02/2024", "Không có ngày"), ("hom-qua", "không phải ngày")):
        for output, path in (("overview-head.children", home), ("register-head.children", f"{home}/tai-san")):
            answer = ask(client, app, output, path, f"?ngay={asked}")
            assert sentence in json.dumps(answer, ensure_ascii=False)
            assert list(links_in(answer)) == []
        refused = client.get(f"/xuat/nghe-an/tai-san.csv?ngay={asked}")
        assert refused.status_code == 400
        assert sentence in refused.get_data(as_text=True)


def test_days_as_people_write_them(app: Dashboard) -> None:
    client = app.server.test_client()
    assert sign_in(client, "nghean", PASSWORD).status_code == 302
    both = [shown_on(client, app, "nghe-an", f"?ngay={text}") for text in ("2024-12-31", "31/12/2024", "31%2F12%2F2024")]
    assert both[0] == both[1] == both[2]
