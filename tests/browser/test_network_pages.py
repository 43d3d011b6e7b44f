"""Every page of the network, as each of its people meets it: nothing jumps while it loads, nothing is
cut, every control is reached and seen by keyboard; the bell."""

import sqlite3

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Served, Visit
from tests.browser.test_screens import serious, sideways, walk_by_tab
from tests.browser.test_stations import SHIFTED

OF_A_STATION = ("", "/bao-cao", "/nam/2025")
OF_THE_INSTITUTE = (
    *("/vien", "/vien?nam=2021", "/vien/so-lieu-cong-bo", "/vien/tram", "/vien/tram?xem=ban-do"),
    *("/vien/truy-cap", "/vien/truy-cap?nam=2021", "/vien/truy-cap?nam=2022", "/vien/thang"),
    *("/vien/nhiem-vu", "/vien/nhiem-vu?ghi=nv-moi", "/vien/nhiem-vu?ghi=ct-moi"),
    *("/vien/hoi-nghi", "/vien/hoi-nghi?ghi=moi", "/vien/tram?ghi=moi"),
)
WHOSE = {
    "vien": ("%Hải Phòng%", OF_THE_INSTITUTE),
    "tram.haiphong": ("%Hải Phòng%", ("/vien/hoi-nghi",)),
    "tram.minhhoa": ("Trạm minh họa A%", ()),
    "nghean.tram": ("%Nghệ An%", ("/viec",)),
}
"""Account → the station whose pages it opens, and its other pages."""
SHORT = {"vien": (None, ("/vien",)), "nghean.tram": (None, ("/viec",))}
CUT = """() => [...document.querySelectorAll('main *')].filter(e => {
    const hides = /hidden|clip/.test(getComputedStyle(e).overflowX) && e.clientWidth > 2;
    return e.checkVisibility() && hides && !e.closest('.visually-hidden, svg') && e.scrollWidth > e.clientWidth + 1;
}).map(e => e.textContent.trim().slice(0, 60))"""
"""What is hidden of a text because there is no room for it."""
WIDTHS = (320, 390, 1440)


def cases() -> list[object]:
    long = [pytest.param(name, WHOSE, id=f"all-{name}", marks=pytest.mark.long) for name in WHOSE]
    return [*(pytest.param(name, SHORT, id=name) for name in SHORT), *long]


def pages(served: Served, host: str | None, others: tuple[str, ...]) -> list[str]:
    if host is None:
        return list(others)
    with sqlite3.connect(f"file:{served.database}?mode=ro", uri=True) as connection:
        query = "SELECT min(id) FROM station WHERE host LIKE ?"
        (number,) = connection.execute(query, (host,)).fetchone()
    return [*others, *(f"/vien/tram/{number}{part}" for part in OF_A_STATION)]


@pytest.mark.browser
@pytest.mark.parametrize(("username", "whose"), cases())
def test_nothing_jumps_and_nothing_is_cut(
    visit: Visit, served: Served, username: str, whose: dict[str, tuple[str | None, tuple[str]]]
) -> None:
    """Each page is loaded at each width."""
    visit.sign_in(username)
    found = {}
    for path in pages(served, *whose[username]):
        for width in WIDTHS:
            visit.page.set_viewport_size({"width": width, "height": 844})
            visit.open(path)
            jumps = visit.page.evaluate(SHIFTED)
            found[path, width] = (jumps > 0.1, visit.page.evaluate(CUT), sideways(visit.page))
    assert {case: said for case, said in found.items() if said != (False, [], 0)} == {}


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.parametrize("username", WHOSE)
@pytest.mark.parametrize("width", [390, 1440])
def test_every_control_is_reached_by_keyboard(
    visit: Visit, served: Served, username: str, width: int
) -> None:
    """The next one is its short form."""
    visit.sign_in(username)
    visit.page.set_viewport_size({"width": width, "height": 900})
    for path in pages(served, *WHOSE[username]):
        visit.open(path)
        walk_by_tab(visit, path)


@pytest.mark.browser
def test_the_first_page_and_a_report_by_keyboard(visit: Visit, served: Served) -> None:
    visit.sign_in("vien")
    station = pages(served, *WHOSE["vien"])[-2]
    for path in ("/vien", station):
        visit.open(path)
        walk_by_tab(visit, path)


@pytest.mark.browser
def test_the_bell_of_two_posts(visit: Visit) -> None:
    """By keyboard: opens, has lines for each post, leads there, closes with Escape. Each post has
    one request that nobody has in hand: the same one."""
    visit.sign_in("nghean.tram")
    bell = visit.page.locator("#bell summary")
    bell.focus()
    visit.page.keyboard.press("Enter")
    lines = visit.page.locator("#bell .item")
    expect(lines).to_have_count(4)
    places = [line.partition(":")[0] for line in lines.all_inner_texts()]
    assert places == ["Sở KH&CN Nghệ An"] * 2 + ["Trạm Nghệ An"] * 2
    reports = visit.page.locator("#bell .item[href*='/bao-cao']")
    assert serious(visit.page) == []
    for width in (320, 390):
        visit.resize(width)
        boxes = [lines.nth(i).bounding_box() for i in range(4)]
        assert all(b and b["x"] >= 0 and b["x"] + b["width"] <= width for b in boxes)
    visit.page.keyboard.press("Escape")
    expect(lines.first).to_be_hidden()
    expect(bell).to_be_focused()
    visit.page.keyboard.press("Enter")
    reports.click()
    visit.page.wait_for_url("**/vien/tram/*/bao-cao*")
