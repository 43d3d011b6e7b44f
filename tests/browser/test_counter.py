"""The counter in a real browser: a search from the keyboard alone, booked, with a slip of one page
of A5; on a phone; nothing for axe."""

import io

from pypdf import PdfReader

from tests.browser.conftest import Visit
from tests.browser.rest import at_rest
from tests.browser.test_screens import serious, sideways


def test_a_search_by_keyboard_gives_one_sheet_of_a5(visit: Visit) -> None:
    """What is typed: the name, Enter, who asks, Enter."""
    visit.sign_in("nghean")
    visit.open("/yeu-cau/quay")
    visit.page.keyboard.type("khe")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector("#cq-requester")
    assert serious(visit.page) == []
    visit.page.focus("#cq-requester")
    visit.page.keyboard.type("Mai Thị Nhung")
    visit.page.focus("button[name=then][value=in]")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector(".cq-slip")
    at_rest(visit.page)
    assert serious(visit.page) == []
    reader = PdfReader(io.BytesIO(visit.page.pdf(prefer_css_page_size=True)))
    width, height = (round(float(x) / 72 * 25.4) for x in reader.pages[0].mediabox[2:])
    assert (len(reader.pages), width, height) == (1, 148, 210)
    assert "Lê Thu Hà" in reader.pages[0].extract_text()
    visit.resize(390)
    assert not sideways(visit.page)
    visit.open("/yeu-cau/quay?q=khe&nhom=29")
    visit.page.wait_for_selector("#cq-requester")
    assert not sideways(visit.page) and serious(visit.page) == []
