"""Charts keep inside their cards: at every width, at each first draw and also when the stylesheet comes late."""

import time

import pytest
from playwright.sync_api import Route

from tests.browser.conftest import Visit
from tests.browser.rest import at_rest

WIDTHS = (320, 390, 1440)
PATHS = ("/tinh/gia-lai", "/tinh/gia-lai?dia-gioi=63")
OUTSIDE = """() => Array.from(document.querySelectorAll("svg.main-svg")).map(svg => {
  const card = svg.closest(".card-x"), a = svg.getBoundingClientRect(), b = card.getBoundingClientRect();
  return [card.dataset.file, Math.round(a.right - b.right), Math.round(a.bottom - b.bottom)];
}).filter(([, right, bottom]) => right > 0 || bottom > 0)"""


def outside(visit: Visit, path: str) -> list[list[object]]:
    visit.open(path)
    visit.page.wait_for_selector("svg.main-svg")
    at_rest(visit.page)
    found: list[list[object]] = visit.page.evaluate(OUTSIDE)
    return found


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_charts_stay_inside_their_cards(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.sign_in("gialai")
    assert [outside(visit, path) for path in PATHS * 2] == [[]] * 4
    assert visit.console == []


@pytest.mark.browser
def test_a_chart_whose_frame_changes_without_the_window_follows_it(visit: Visit) -> None:
    visit.sign_in("gialai")
    assert outside(visit, PATHS[0]) == []
    for height in (140, 260):
        visit.page.evaluate("h => document.querySelectorAll('.plot').forEach(p => { p.style.height = h + 'px'; })", height)
        at_rest(visit.page)
        heights = visit.page.evaluate("Array.from(document.querySelectorAll('svg.main-svg')).map(s => s.getBoundingClientRect().height)")
        assert set(heights) == {height}


@pytest.mark.browser
def test_a_late_stylesheet_does_no_lasting_harm(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 800})
    visit.sign_in("gialai")

    def late(route: Route) -> None:
        time.sleep(2)
        route.continue_()

    visit.page.route("**/assets/cards.css*", late)
    assert outside(visit, PATHS[0]) == []
