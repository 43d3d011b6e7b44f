"""The draft of a monthly report saves itself in a real browser, and stops before a newer one."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit


def form_of(visit: Visit) -> Page:
    visit.sign_in("tram.minhhoa")
    visit.page.locator('a[href$="/bao-cao"]').first.click()
    visit.page.wait_for_selector("form[data-auto]")
    return visit.page


@pytest.mark.browser
def test_a_draft_saves_itself_and_is_handed_in_later(visit: Visit) -> None:
    """Typed, told, still there after the page is loaded anew; the button goes on from its
    version."""
    page = form_of(visit)
    month = page.locator(".report-row .fixed").inner_text()
    page.fill("#report-contacts", "17")
    expect(page.locator("[data-drafted]")).to_contain_text("Đã lưu nháp lúc")
    page.fill("#report-consultations", "5")
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.locator("#status")).to_have_text("Đã lưu.")
    page.goto(f"{page.url.partition('?')[0]}?thang={month[3:]}-{month[:2]}")
    expect(page.locator("#report-contacts")).to_have_value("17")
    expect(page.locator("#report-consultations")).to_have_value("5")
    assert visit.console == []
