"""Charts keep inside their cards: at every width, at each first draw and also when the stylesheet
comes late."""

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
        visit.page.evaluate(
            "h => document.querySelectorAll('.plot').forEach(p => { p.style.height = h + 'px'; })",
            height,
        )
        at_rest(visit.page)
        heights = visit.page.evaluate(
            "Array.from(document.querySelectorAll('svg.main-svg')).map(s => s.getBoundingClientRect().height)"
        )
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


LABELS = """() => Array.from(document.querySelectorAll(".js-plotly-plot")).flatMap(plot => {
  const labels = Array.from(plot.querySelectorAll(".xtick text"));
  const boxes = labels.map(label => label.getBoundingClientRect());
  return [{
    texts: labels.map(label => label.textContent),
    turned: labels.filter(label => /rotate\\((?!0[,)])/.test(label.getAttribute("transform") || "")).length,
    over: boxes.filter((box, i) => i && box.left < boxes[i - 1].right).length,
  }];
}).filter(plot => plot.texts.length)"""
MONTHS = [f"T{month}" for month in range(1, 13)]
ILLUSTRATED = "/vien/truy-cap?nam=2021&minh-hoa=1"


def labels(visit: Visit) -> list[list[str]]:
    """The labels below each chart, none of which is turned or lies over its neighbour."""
    found = visit.page.evaluate(LABELS)
    assert [(plot["turned"], plot["over"]) for plot in found] == [(0, 0)] * len(found)
    return [plot["texts"] for plot in found]


@pytest.mark.browser
def test_labels_of_months_are_left_out_rather_than_turned(visit: Visit) -> None:
    """All of them or every second one, whenever the window gets its size; the deadlines' longer
    names need the room sooner (below)."""
    visit.sign_in("vien")
    visit.open(ILLUSTRATED)
    visit.page.wait_for_selector(".xtick", state="attached")
    assert labels(visit)[0] == MONTHS
    for width in (390, 1440, 320):
        visit.resize(width)
        assert labels(visit)[0] in (MONTHS, MONTHS[::2])
    visit.open(ILLUSTRATED)
    visit.page.wait_for_selector(".xtick", state="attached")
    assert labels(visit)[0] in (MONTHS, MONTHS[::2])


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_labels_of_deadlines_by_month_stand_upright(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.sign_in("gialai")
    visit.open("/tinh/gia-lai/thoi-han")
    visit.page.wait_for_selector(".xtick", state="attached")
    (shown,) = labels(visit)
    assert len(shown) == (16 if width == 1440 else 6)
