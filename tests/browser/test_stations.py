"""The stations in a real browser: the silent ones in sight, chips and heads by keyboard, the map with
every label, people written down; axe, both languages and themes, small and large screens."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.rest import at_rest
from tests.browser.test_screens import serious, sideways

LIST, MAP = "/vien/tram", "/vien/tram?xem=ban-do"
SHIFTED = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => {
        if (!entry.hadRecentInput) sum += entry.value;
    })).observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 300);
})"""
WIDTHS = (320, 390, 768, 1280, 1920)


def station_page(visit: Visit) -> str:
    """The page of the invented station that is silent longest: the first of the list."""
    visit.open(LIST)
    return visit.page.locator(".league-t .of-working .who a").first.get_attribute("href") or ""


@pytest.mark.browser
def test_silent_stations_are_seen_first_and_found_by_keyboard(visit: Visit) -> None:
    """The five that are missing stand within the first 720 px; their chip opens these alone; a head
    sorts."""
    visit.sign_in("vien")
    visit.page.set_viewport_size({"width": 1440, "height": 900})
    visit.open(LIST)
    assert visit.page.evaluate(SHIFTED) <= 0.1
    alarms = visit.page.locator(".league-t .of-working .last .pill:is(.bad, .warn)")
    expect(alarms).to_have_count(5)
    boxes = [alarms.nth(i).bounding_box() for i in range(5)]
    assert all(box is not None and box["y"] + box["height"] <= 720 for box in boxes)
    visit.page.locator(".league-strip .v.bad a").focus()
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".league-t tr[class^=of-]")).to_have_count(5)
    head = visit.page.locator(".league-t th.num[aria-sort] a", has_text="Yêu cầu")
    head.focus()
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".league-t th[aria-sort=ascending]")).to_have_text("Yêu cầu")
    assert "bc=thieu" in visit.page.url and "sap-xep=yeu-cau" in visit.page.url
    assert visit.console == []


@pytest.mark.browser
def test_the_map_leaves_no_label_out(visit: Visit) -> None:
    visit.sign_in("vien")
    for width in (1440, 390):
        visit.page.set_viewport_size({"width": width, "height": 900})
        visit.open(MAP)
        visit.page.wait_for_selector(".country.drawn svg")
        pins = visit.page.locator(".country .pin")
        expect(pins).to_have_count(24)
        expect(visit.page.locator(".country .pin[data-side=none]")).to_have_count(0)
        words = visit.page.locator(".country .pin .words:visible")
        expect(words).to_have_count(24)
        frame = visit.page.locator(".country").bounding_box() or {}
        tops = [(box or {})["y"] for box in map(Locator.bounding_box, words.all())]
        assert min(tops) >= frame["y"] - 1
    assert visit.console == []


@pytest.mark.browser
def test_a_person_is_written_down(visit: Visit) -> None:
    visit.sign_in("vien")
    path = station_page(visit)
    visit.open(path)
    visit.page.click("text=Thêm cán bộ")
    visit.page.fill("#staff-0-name", "Lô Thị Thử")
    visit.page.fill("#staff-0-post", "Tra cứu")
    visit.page.fill("#staff-0-share", "0,5")
    visit.page.locator(".unfold[open] button[type=submit]").click()
    row = visit.page.locator("tr", has_text="Lô Thị Thử")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("0,5")


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.parametrize(("language", "theme"), [("vi", "light"), ("en", "dark")])
def test_nothing_serious_and_nothing_sideways(visit: Visit, language: str, theme: str) -> None:
    visit.context.add_cookies([{"name": "lang", "value": language, "url": visit.url}])
    visit.sign_in("vien")
    found = {}
    for path in (LIST, MAP, station_page(visit)):
        visit.page.set_viewport_size({"width": 1440, "height": 900})
        visit.open(path)
        visit.page.evaluate(
            "theme => document.querySelector(`[data-set-theme=${theme}]`).click()", theme
        )
        at_rest(visit.page)
        found[path] = serious(visit.page)
        for width in WIDTHS:
            visit.resize(width)
            found[f"{path} {width}"] = sideways(visit.page)
    assert {name: said for name, said in found.items() if said} == {}
    assert visit.console == []
