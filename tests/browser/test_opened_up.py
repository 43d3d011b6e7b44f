"""Every page of the sitemap with all that it can open, in both themes and languages: axe finds nothing
of any impact; nothing jumps while it loads; menus stay in the window. The short form, each page once
in one theme, language and width, goes with test_rest."""

import sqlite3
from collections.abc import Iterator

import pytest

from tests.browser.conftest import Served, Visit
from tests.browser.opened import THEMES, in_theme, jumps, opened_up, violations
from tests.browser.rest import at_rest
from tests.browser.test_rest import PAGES, PEOPLE, addresses, type_in_a_record
from tests.browser.test_screens import sideways

WIDTHS = (390, 1440)
MENUS_AT = (320, 390, 768, 1024, 1366, 1920)
OUT_OF_THE_WINDOW = """async () => {
    const found = [], frame = () => new Promise(requestAnimationFrame);
    for (const menu of document.querySelectorAll("details.menu")) {
        if (!menu.checkVisibility()) continue;
        menu.open = true;
        await frame();
        await frame();
        const box = menu.querySelector(":scope > :not(summary)").getBoundingClientRect();
        if (box.width && (box.left < 0 || box.right > innerWidth)) {
            found.push(menu.querySelector("summary").ariaLabel || menu.innerText.slice(0, 40));
        }
        menu.open = false;
    }
    return found;
}"""
"""Each is opened by itself and has a moment to take its place."""
OTHER_STATES = """() => {
    const found = new Map();
    for (const link of document.querySelectorAll("main a[href]:not([download])")) {
        const other = new URL(link.href);
        if (other.pathname !== location.pathname) continue;
        const names = [...new Set(other.searchParams.keys())].sort().join();
        const kind = names + (other.searchParams.get("viec") || "");
        if (names && !found.has(kind)) found.set(kind, other.pathname + other.search);
    }
    return [...found.values()];
}"""
"""Of a page's links to itself one of each kind: its panels, forms, filters, orders, views."""
OVER = "main a[data-over]"


def laid_over(visit: Visit, path: str) -> Iterator[str]:
    """Each plain page that lies over this one."""
    for n in range(visit.page.locator(OVER).count()):
        visit.open(path)
        visit.page.locator(OVER).nth(n).click()
        visit.page.wait_for_selector("[data-panel] .rp-panel")
        for theme in THEMES:
            in_theme(visit.page, theme)
            yield from (f"panel {n}, {theme}: {said}" for said in violations(visit.page))


def loaded(visit: Visit, path: str) -> Iterator[str]:
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 900})
        visit.open(path)
        yield from (f"{width}: {said}" for said in jumps(visit.page))


def at_every_width(visit: Visit) -> Iterator[str]:
    for width in MENUS_AT:
        visit.resize(width, 900)
        outside = visit.page.evaluate(OUT_OF_THE_WINDOW)
        yield from (f"{width}: menu outside: {name}" for name in outside)
        if sideways(visit.page) > 0:
            yield f"{width}: sideways"


def judged(visit: Visit, path: str) -> list[str]:
    found = [*loaded(visit, path), *at_every_width(visit)]
    visit.resize(1440, 900)
    states = visit.page.evaluate(OTHER_STATES)
    found += opened_up(visit.page, *THEMES)
    found += laid_over(visit, path)
    for state in states:
        visit.open(state)
        found += [f"{state} {said}" for said in opened_up(visit.page, *THEMES)]
    return found


def begin(visit: Visit, served: Served, username: str, language: str) -> None:
    """A record that may be edited is there, in whichever order the languages come."""
    visit.context.add_cookies([{"name": "lang", "value": language, "url": visit.url}])
    visit.sign_in(username)
    with sqlite3.connect(f"file:{served.database}?mode=ro", uri=True) as connection:
        query = "SELECT count(*) FROM asset WHERE source = 'manual' AND vn34 = '40'"
        there = connection.execute(query).fetchone()[0]
    if PEOPLE[username] in PAGES["edit-record"] and not there:
        type_in_a_record(visit)


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("username", PEOPLE)
def test_every_page_opened_up(visit: Visit, served: Served, username: str, language: str) -> None:
    """Each page once, of the first of these people who has it."""
    begin(visit, served, username, language)
    wanted = addresses(served, PEOPLE[username], all_of_them=False)
    found = {path: judged(visit, path) for path in wanted}
    at_rest(visit.page)
    assert {path: said for path, said in found.items() if said} == {}
