"""The institute's first page in a real browser, one sign-in for all of it."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.test_screens import serious, sideways

MAPS = [("", 34), ("?dia-gioi=63", 63)]
PLACES = ("[data-file='tram-ipplatform'] .country", "#institute-places-map .country")


def span(visit: Visit, selector: str) -> tuple[float, float]:
    """Left and right edge on the page."""
    found = visit.page.locator(selector).first.bounding_box()
    assert found is not None
    return found["x"], found["x"] + found["width"]


@pytest.mark.browser
def test_the_map_at_every_width_and_with_the_pointer_and_the_keyboard(visit: Visit) -> None:
    """Every border and both archipelagos; pointer, keyboard and table tell the same."""
    visit.sign_in("vien")
    for search, provinces in MAPS:
        visit.open(f"/vien{search}")
        for width in (320, 390, 1440):
            visit.page.set_viewport_size({"width": width, "height": 800})
            for place in PLACES:
                visit.page.wait_for_selector(f"{place}.drawn svg")
                assert visit.page.locator(f"{place} .province").count() == provinces
                for isles in ("hoangsa", "truongsa"):
                    for drawn in (f"{place} .isle.{isles}", f"{place} [data-at={isles}]"):
                        left, right = span(visit, drawn)
                        assert 0 <= left < right <= width
            assert sideways(visit.page) == 0
    tells_the_same(visit)
    assert serious(visit.page) == []
    assert visit.console == []


def tells_the_same(visit: Visit) -> None:
    """Nghệ An on the map of the register: what the pointer shows, the link says and the table counts."""
    visit.open("/vien")
    area, tip = f"{PLACES[1]} .areas a[data-code='40']", f"{PLACES[1]} .tip.shown"
    visit.page.wait_for_selector(f"{PLACES[1]}.drawn svg")
    words = visit.page.locator(area).text_content()
    visit.page.locator(area).focus()
    assert visit.page.locator(tip).text_content() == words
    visit.page.keyboard.press("Escape")
    assert visit.page.locator(tip).count() == 0
    visit.page.locator(f"{PLACES[1]} .province[data-code='40'] .body").first.hover()
    assert visit.page.locator(tip).text_content() == words
    row = visit.page.locator("#institute-places tbody tr", has_text="Nghệ An").locator("td").nth(5).text_content()
    assert words == f"Nghệ An: {row} văn bằng còn hiệu lực"
