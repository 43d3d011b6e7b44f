"""The institute's first page, targets and tasks, conferences in a real browser: nothing serious for axe
in English and dark, nothing sideways at any width, folded parts by keyboard, heights of a phone,
no empty part beside a chart."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.rest import at_rest
from tests.browser.test_screens import serious, sideways

PAGES = ("/vien", "/vien/nhiem-vu", "/vien/hoi-nghi")
WIDTHS = (320, 390, 768, 1280, 1366, 1920)
HIGHEST = {"/vien": 3_500, "/vien/hoi-nghi": 4_450, "/vien/tram": 5_300}
"""Pixels at 390: the demonstration's events of a year, and all of its stations, of which the
eighteen that work take some 145 each; links in lists are 24 high."""
EMPTY_UNDER_THE_CHART = """() => {
    const plot = document.querySelector("#institute-requests .plot").getBoundingClientRect();
    const foot = document.querySelector("#institute-requests .card-f").getBoundingClientRect();
    return Math.round(foot.top - plot.bottom);
}"""


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.parametrize(("language", "theme"), [("vi", "light"), ("en", "dark")])
def test_nothing_serious_and_nothing_sideways(visit: Visit, language: str, theme: str) -> None:
    """Folded parts are open for axe."""
    visit.context.add_cookies([{"name": "lang", "value": language, "url": visit.url}])
    visit.sign_in("vien")
    found = {}
    for path in PAGES:
        visit.page.set_viewport_size({"width": 1366, "height": 768})
        visit.open(path)
        visit.page.evaluate(
            "theme => document.querySelector(`[data-set-theme=${theme}]`).click()", theme
        )
        visit.page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
        at_rest(visit.page)
        assert visit.page.evaluate("document.documentElement.dataset.bsTheme") == theme
        found[path] = serious(visit.page)
        for width in WIDTHS:
            visit.resize(width)
            found[f"{path} {width}"] = sideways(visit.page)
    assert {name: said for name, said in found.items() if said} == {}
    assert visit.console == []


@pytest.mark.browser
def test_a_phone_does_not_scroll_for_ever(visit: Visit) -> None:
    visit.sign_in("vien")
    visit.page.set_viewport_size({"width": 390, "height": 844})
    heights = {}
    for path in HIGHEST:
        visit.open(path)
        heights[path] = visit.page.evaluate("document.documentElement.scrollHeight")
    assert {path: n for path, n in heights.items() if n > HIGHEST[path]} == {}


@pytest.mark.browser
def test_folded_parts_by_keyboard(visit: Visit) -> None:
    """Events before the newest, what was published; a link to the published stations opens them."""
    visit.sign_in("vien")
    visit.open("/vien/hoi-nghi")
    for fold in (".rest-x", ".told-fold"):
        rows = visit.page.locator(f"{fold} tbody tr").first
        expect(rows).to_be_hidden()
        visit.page.locator(f"{fold} > summary").first.focus()
        visit.page.keyboard.press("Enter")
        expect(rows).to_be_visible()
    visit.open("/vien/tram")
    expect(visit.page.locator(".told-fold tbody tr").first).to_be_hidden()
    visit.page.locator(".as-of a[href^='#']").focus()
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".told-fold tbody tr").first).to_be_visible()
    assert visit.console == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 1366, 1440])
def test_the_chart_of_requests_takes_the_height_of_its_row(visit: Visit, width: int) -> None:
    visit.sign_in("vien")
    visit.page.set_viewport_size({"width": width, "height": 900})
    visit.open("/vien")
    assert visit.page.evaluate(EMPTY_UNDER_THE_CHART) <= 24


@pytest.mark.browser
def test_the_year_sheet_is_taken_as_a_picture(visit: Visit) -> None:
    visit.sign_in("vien")
    visit.open("/vien/tram")
    own = visit.page.locator(".league-t .of-working .who a").first.get_attribute("href") or ""
    visit.open(f"{own}/nam/2025")
    visit.page.locator(".sheet-h summary").click()
    with visit.page.expect_download() as told:
        visit.page.locator(".sheet-h [data-png]").click()
    assert told.value.path().read_bytes()[:4] == b"\x89PNG"
    assert told.value.suggested_filename.endswith("-nam-2025.png")
    assert visit.console == []
