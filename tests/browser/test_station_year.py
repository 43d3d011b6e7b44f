"""The sheet of a station's year in Chromium: one page of A4 without buttons; on the screen at every
width, in both themes."""

import io

import pytest
from pypdf import PdfReader

from tests.browser.conftest import Served, Visit
from tests.browser.independent import scalar
from tests.browser.test_screens import serious, sideways

STATION = "SELECT min(station_id) FROM station_month WHERE month = '2025-06'"
A4 = (595, 842)


@pytest.mark.browser
def test_one_page_of_a4_and_accessible(visit: Visit, served: Served) -> None:
    visit.sign_in("vien")
    address = f"/vien/tram/{scalar(served.database, STATION)}/nam/2025"
    visit.open(address)
    pages = PdfReader(io.BytesIO(visit.page.pdf(prefer_css_page_size=True))).pages
    text = pages[0].extract_text()
    size = round(pages[0].mediabox.width), round(pages[0].mediabox.height)
    assert (len(pages), size) == (1, A4)
    assert "Trang 1/1" in text and "Báo cáo tháng" in text
    assert not [word for word in ("CSV", "XLSX", "In A4", "Phần được in") if word in text]
    for theme in ("light", "dark"):
        visit.context.add_cookies([{"name": "theme", "value": theme, "url": visit.url}])
        visit.open(address)
        assert serious(visit.page) == []
    for width in (320, 390, 768, 1024, 1920):
        visit.resize(width)
        assert sideways(visit.page) <= 0, width
    assert visit.console == []
