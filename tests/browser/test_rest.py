"""A page that nobody touches does nothing: it is drawn once, without a jump, and waits."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, StorageState

from domain.roles import ROLES
from sitemap.pages import PAGES as LISTED
from tests.browser.conftest import Served, Visit, overheard
from tests.browser.opened import jumps, opened_up
from tests.browser.rest import PATIENCE, at_rest, watched
from tests.browser.targets import small
from tests.browser.test_screens import sideways
from web.index import Dashboard

PAGES = {page.name: page.roles for page in LISTED}

OTHER_WIDTHS = (320, 768)
"""Widths at which no page sticks out, beside those that it is opened at."""
WINDOWS = 4
"""Pages watched at a time, each in a window of its own: behind another tab the browser would slow a
page down."""
SECONDS = 2
WATCH = """() => {
    const seen = window.ippSeen = {changes: {}, redraws: 0};
    const ticking = "#bell";  // asks every minute how many deadlines there are, on whatever page
    new MutationObserver(records => records.forEach(record => {
        const place = record.target.nodeType === 1 ? record.target : record.target.parentElement;
        if (place && place.closest(ticking)) return;
        const name = `${place ? place.tagName : "#document"} ${record.attributeName || record.type}`;
        seen.changes[name] = (seen.changes[name] || 0) + 1;
    })).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
    if (!window.Plotly) return;
    ["react", "newPlot", "redraw", "relayout"].forEach(name => {
        const plain = window.Plotly[name];
        window.Plotly[name] = function () { seen.redraws += 1; return plain.apply(this, arguments); };
    });
}"""
OF_THE_PROVINCE = {
    "overview": ("/tinh/nghe-an", "/tinh/nghe-an?ngay=2024-12-31"),
    "register": ("/tinh/nghe-an/tai-san", "/tinh/nghe-an/tai-san?q=khongcogi"),
    "record": ("a record",),
    "deadlines": ("/tinh/nghe-an/thoi-han", "/tinh/nghe-an/thoi-han?xem=lich"),
    "province-rehearsal": (
        "/trinh-chieu/tinh-nghe-an/dien-tap",
        "/trinh-chieu/moi-nghe-an/dien-tap",
        "/trinh-chieu/tu-chon-nghe-an/dien-tap",
    ),
    "letters": ("/tinh/nghe-an/thoi-han/thu",),
    "owner": ("an owner",),
    "local-names": (
        "/tinh/nghe-an/dac-san",
        "/tinh/nghe-an/dac-san?muc=canh-bao",
        "/tinh/nghe-an/dac-san?muc=san-pham",
    ),
    "row-errors": ("/tinh/nghe-an/dong-loi",),
    "removed-rows": ("/tinh/nghe-an/dong-da-xoa",),
    "corrections": ("/tinh/nghe-an/dinh-chinh",),
    "province-table": (
        "/tinh/nghe-an/bang-tong-hop",
        "/tinh/nghe-an/bang-tong-hop?thang=2024-12",
    ),
    "plan": ("/tinh/nghe-an/ke-hoach",),
    "new-record": ("/tinh/nghe-an/tai-san/moi",),
    "edit-record": ("a record to edit",),
    "shelf": ("/tinh/nghe-an/tai-san/ngoai-danh-muc?xem=nhap",),
}
OF_THE_COUNTRY = {
    "province-requests": ("/tinh/nghe-an/yeu-cau",),
    "institute": ("/vien", "/vien?nam=2021"),
    "places": (
        "/vien/tinh",
        "/vien/tinh?dia-gioi=63",
        "/vien/tinh?xem=canh-nhau&chon=40,52",
    ),
    "unresolved": ("/vien/chua-xac-dinh",),
    "national-register": ("/vien/tai-san",),
    "national-record": ("a record of the country",),
    "national-corrections": ("/vien/dinh-chinh",),
    "prepared-answers": ("/vien/cau-tra-loi", "/vien/cau-tra-loi?ghi=moi"),
    "stations": ("/vien/tram",),
    "station": ("a station",),
    "station-reports": ("the reports of a station",),
    "station-year": ("the year of a station",),
    "institute-month": ("/vien/thang",),
    "rehearsal": (
        "/trinh-chieu/mang-luoi/dien-tap",
        "/trinh-chieu/truy-cap/dien-tap",
        "/trinh-chieu/tu-chon/dien-tap",
    ),
    "visits": (
        "/vien/truy-cap",
        "/vien/truy-cap?nam=2021&minh-hoa=1",
        "/vien/truy-cap?nam=2022&so-voi=2023",
    ),
    "events": ("/vien/hoi-nghi", "/vien/hoi-nghi?ghi=moi"),
    "goals": ("/vien/nhiem-vu", "/vien/nhiem-vu?ghi=nv-moi"),
    "published": ("/vien/so-lieu-cong-bo",),
}
OF_ALL = {
    "requests": ("/yeu-cau", "/yeu-cau?tt=tat-ca"),
    "new-request": ("/yeu-cau/ghi",),
    "counter": ("/yeu-cau/quay", "/yeu-cau/quay?q=mat+ong&nhom=30"),
    "request": ("a request",),
    "request-slip": ("a slip",),
    "duties": ("/viec",),
    "reports": ("/bao-cao", "/bao-cao?mau=thang&ky=2022-06", "/bao-cao?mau=tinh&ky=2026-H1"),
    "edition": ("a report on its way",),
    "sent": ("a report that was sent",),
    "imports": ("/nhap",),
    "help": ("/tro-giup",),
    "indicator": ("/tro-giup/cach-tinh/con-hieu-luc",),
}
ADDRESSES = OF_THE_PROVINCE | OF_THE_COUNTRY | OF_ALL
EDITED = "/tinh/nghe-an/tai-san/{}/sua"
PEOPLE = {
    "nghean": "officer",
    "lanhdao.nghean": "leader",
    "tram.haiphong": "station",
    "vien": "manager",
    "giangvien": "trainer",
    "quantri": "admin",
}
SAME_PAGES = {
    role: next(
        (
            who
            for who in PEOPLE.values()
            if all(who in had for had in PAGES.values() if role in had)
        ),
        "",
    )
    for role in ROLES
    if role not in PEOPLE.values()
}
"""Role → whose pages it has, too: these are watched once. '' for one that has pages of its own and is
to stand among PEOPLE."""


OF_THE_MANAGER = frozenset({"edition", "sent", "request", "request-slip"})
"""Reports and the request of the demonstration that are opened are the institute's: to others they
are not there."""


def has(role: str, page: str) -> bool:
    return role in PAGES[page] and (page not in OF_THE_MANAGER or role == "manager")


def first_to_have(page: str) -> str:
    """The first of these people's roles that has the page."""
    return next(role for role in PEOPLE.values() if has(role, page))


def each_page_once() -> list[Any]:
    """Who is first to have some page."""
    first = {first_to_have(page) for page in ADDRESSES}
    return [pytest.param(name, False, id=name) for name, role in PEOPLE.items() if role in first]


def everybodys_pages() -> list[Any]:
    return [pytest.param(name, True, id=f"all-{name}", marks=pytest.mark.long) for name in PEOPLE]


def addresses(served: Served, role: str, *, all_of_them: bool) -> list[str]:
    """Of every page that the role has, or of those that no role before it has."""
    wanted = [
        address
        for name, found in ADDRESSES.items()
        if has(role, name) and (all_of_them or first_to_have(name) == role)
        for address in found
    ]
    return [address if address.startswith("/") else _led_to(served, address) for address in wanted]


def _led_to(served: Served, name: str) -> str:
    """The address of something that has a number in the database."""
    with sqlite3.connect(f"file:{served.database}?mode=ro", uri=True) as connection:

        def first(query: str) -> int:
            return int(connection.execute(query).fetchone()[0])

        mark = first(
            "SELECT min(asset_id) FROM deadline WHERE vn34 = '40' AND state = 'late' AND past = 0"
        )
        found = {
            "a record": f"/tinh/nghe-an/tai-san/{mark}",
            "an owner": "/tinh/nghe-an/chu/{}".format(
                first(f"SELECT coalesce(owner_id, 0) FROM asset WHERE id = {mark}")
            ),
            "a record to edit": EDITED.format(
                first(
                    "SELECT coalesce(max(id), 1) FROM asset WHERE source = 'manual' AND vn34 = '40'"
                )
            ),
            "a record of the country": f"/vien/tai-san/{mark}",
            "a station": "/vien/tram/{}".format(
                first("SELECT min(id) FROM station WHERE host LIKE '%Hải Phòng%'")
            ),
            "the year of a station": "/vien/tram/{}/nam/2025".format(
                first("SELECT min(id) FROM station WHERE host LIKE '%Hải Phòng%'")
            ),
            "a request": "/yeu-cau/{}".format(
                connection.execute(
                    "SELECT min(number) FROM request WHERE desk = 'institute' AND state = 'doing'"
                ).fetchone()[0]
            ),
            "a slip": "/yeu-cau/{}/phieu".format(
                connection.execute(
                    "SELECT number FROM request WHERE form_key = 'minh-hoa-quay'"
                ).fetchone()[0]
            ),
            "a report on its way": "/bao-cao/{}/duyet".format(
                first("SELECT min(id) FROM report_edition WHERE state = 'draft'")
            ),
            "a report that was sent": "/bao-cao/{}/da-gui".format(
                first("SELECT min(id) FROM report_edition WHERE state = 'published'")
            ),
            "the reports of a station": "/vien/tram/{}/bao-cao".format(
                first("SELECT min(id) FROM station WHERE host LIKE '%Hải Phòng%'")
            ),
        }
    return found[name]


def type_in_a_record(visit: Visit) -> None:
    """Only what was typed in is edited."""
    visit.open("/tinh/nghe-an/tai-san/moi")
    visit.page.fill("#f-title", "Trám đen Thanh Chương")
    visit.page.fill("#f-application_no", "4-2024-17311")
    visit.page.fill("#f-owners", "HTX Thanh Chương; Thanh Chương, Nghệ An")
    visit.page.fill("#f-application_date", "17/04/2024")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector("main .facts")


def restless(windows: list[Page], theme: str) -> Iterator[tuple[str, Any]]:
    """What the pages do of themselves in two seconds, after they have taken to the theme and come
    to rest."""
    for page in windows:
        page.evaluate("theme => document.querySelector(`[data-set-theme=${theme}]`).click()", theme)
        page.wait_for_selector(f"html[data-bs-theme={theme}]")
    for page in windows:
        at_rest(page)
        page.evaluate(WATCH)
    windows[-1].wait_for_timeout(1_000 * SECONDS)  # the one wait for time: it is what is measured
    for page in windows:
        seen = page.evaluate("window.ippSeen")
        if seen["changes"] or seen["redraws"]:
            yield f"{page.url} {theme}", seen


def _window(visit: Visit, chromium: Browser, state: StorageState, turn: int) -> Page:
    """One of the person who has signed in; widths and languages are taken in turns."""
    width = (390, 1440)[turn % 2]
    context = chromium.new_context(
        storage_state=state, viewport={"width": width, "height": 900}, locale="vi-VN"
    )
    language = ("vi", "en")[turn // 2 % 2]
    context.add_cookies([{"name": "lang", "value": language, "url": visit.url}])
    page = watched(context.new_page())
    overheard(page, visit)
    return page


def _sideways(windows: list[Page]) -> Iterator[tuple[str, list[str]]]:
    """How far each page sticks out of other widths than its own, which it has again afterwards."""
    sizes = [page.viewport_size for page in windows]
    for width in OTHER_WIDTHS:
        for page in windows:
            page.set_viewport_size({"width": width, "height": 900})
        for page in windows:
            at_rest(page)
            over = sideways(page)
            yield f"{page.url} at {width}", [f"sticks out by {over} px"] if over > 0 else []
    for page, size in zip(windows, sizes, strict=True):
        page.set_viewport_size(size or {"width": 1440, "height": 900})


def _themes(turn: int, *, both: bool) -> tuple[str, ...]:
    """The short form takes them in turns."""
    return ("dark", "light") if both else (("dark", "light")[turn % 2],)


@pytest.mark.browser
@pytest.mark.parametrize(("username", "all_of_them"), each_page_once() + everybodys_pages())
def test_every_page_comes_to_rest(
    visit: Visit, served: Served, chromium: Browser, username: str, all_of_them: bool
) -> None:
    """No jump while it loads, no change of the document and no redrawn chart in the two seconds
    after the last chart, nothing for axe with everything open: each page once, in one of the themes,
    languages and widths; in the long form for every role in both themes (axe: test_opened_up).
    What can be pressed is large enough, nothing sticks out sideways, the
    console is quiet (H-2 in part), nothing is asked elsewhere."""
    visit.sign_in(username)
    if PEOPLE[username] in PAGES["edit-record"]:
        type_in_a_record(visit)
    found: dict[str, Any] = {}
    wanted = addresses(served, PEOPLE[username], all_of_them=all_of_them)
    signed_in = visit.context.storage_state()
    for start in range(0, len(wanted), WINDOWS):
        windows = [
            _window(visit, chromium, signed_in, turn)
            for turn, _address in enumerate(wanted[start : start + WINDOWS], start)
        ]
        for page, address in zip(windows, wanted[start:], strict=False):
            page.goto(visit.url + address, wait_until="commit")
        for page in windows:
            page.wait_for_selector(
                "main:not(:has([aria-busy='true'])) h1", state="attached", timeout=PATIENCE
            )
        found |= _said((page.url, jumps(page)) for page in windows)
        found |= _said((f"{page.url} too small", small(page)) for page in windows[1::2])
        for theme in _themes(start // WINDOWS, both=all_of_them):
            found |= dict(restless(windows, theme))
        if not all_of_them:
            found |= _said(_sideways(windows))
            found |= _said((f"{page.url} axe", list(opened_up(page))) for page in windows)
        for page in windows:
            page.context.close()
    assert found == {}
    assert visit.console == []
    assert [r for r in visit.requests if not r.startswith((visit.url, "data:", "blob:"))] == []


def _said(told: Iterable[tuple[str, list[str]]]) -> dict[str, Any]:
    """Those of which anything is said."""
    return {address: said for address, said in told if said}


def test_every_page_is_watched(app: Dashboard, served: Served) -> None:
    """Each page of the policy has an address here that leads to it, and each role somebody who
    opens it."""
    assert {*PEOPLE.values(), *SAME_PAGES} == set().union(*PAGES.values())
    assert SAME_PAGES["head"] == "manager" and all(SAME_PAGES.values()), SAME_PAGES
    known = app.server.extensions["ipplatform"].addresses
    for name, found in ADDRESSES.items():
        paths = [
            address if address.startswith("/") else _led_to(served, address) for address in found
        ]
        assert {known.match(path.partition("?")[0])[0] for path in paths} == {name}
    assert set(ADDRESSES) == set(PAGES)
