"""The officer's desk in a real browser, by keyboard: a record typed in, what is written beside it,
filters, saved views, restore."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.rest import at_rest
from tests.browser.test_screens import serious, sideways

REGISTER = "/tinh/ninh-binh/tai-san"


def narrow(visit: Visit) -> list[Any]:
    """Serious findings of axe, and what sticks out at 320 px; then the window as before."""
    at_rest(visit.page)
    found: list[Any] = [*serious(visit.page)]
    visit.resize(320)
    found += [sideways(visit.page)] if sideways(visit.page) else []
    visit.resize(1440, 900)
    return found


def press(visit: Visit, selector: str, text: str) -> None:
    """Types into a box and sends its form by the Enter key."""
    visit.page.fill(selector, text)
    visit.page.keyboard.press("Enter")


@pytest.mark.browser
def test_a_record_is_typed_in_corrected_kept_deleted_and_restored(visit: Visit) -> None:
    """V-17: naughty text runs nowhere; errors stand at their fields, the first of them has the
    focus, what was typed stays."""
    dialogs: list[str] = []
    visit.page.on("dialog", lambda d: (dialogs.append(d.message), d.dismiss()))
    visit.sign_in("ninhbinh")
    visit.open(f"{REGISTER}/moi")
    visit.page.fill("#f-title", "<img src=x onerror=alert(1)> Gốm Bồ Bát")
    visit.page.fill("#f-application_no", "1-2024-16399")
    press(visit, "#f-application_date", "31/02/2024")
    visit.page.wait_for_selector("#f-application_date[aria-invalid]")
    assert (
        visit.page.inner_text("#f-application_date-problem")
        == "Không có ngày 31/02/2024 trong lịch"
    )
    assert visit.page.evaluate("document.activeElement.id") == "f-application_no"
    assert visit.page.input_value("#f-application_date") == "31/02/2024" and narrow(visit) == []
    visit.page.fill("#f-application_no", "4-2024-16399")
    visit.page.fill("#f-owners", "HTX Gốm Bồ Bát; Yên Mô, Ninh Bình")
    press(visit, "#f-application_date", "17/04/2024")
    visit.page.wait_for_selector("main .facts")
    assert visit.page.inner_text("main h1") == "<img src=x onerror=alert(1)> Gốm Bồ Bát"
    press(visit, "#tag-label", "<b>OCOP</b>")
    visit.page.wait_for_selector(".tags a")
    visit.page.fill("#note-text", "Đã gọi <script>alert(2)</script>")
    visit.page.click("text=Thêm ghi chú")
    visit.page.wait_for_selector(".note")
    assert (
        visit.page.inner_text(".tags a") == "<b>OCOP</b>"
        and visit.page.input_value("#note-text") == ""
        and narrow(visit) == []
    )
    visit.page.click(".tags a")
    visit.page.wait_for_selector(".chip:has-text('OCOP')")
    assert visit.page.get_attribute("main [data-total]", "data-total") == "1"
    visit.page.click("table.list .title a")
    visit.page.click("main .acts a:has-text('Sửa')")
    press(visit, "#remove-reason", "")
    visit.page.fill("#remove-reason", "Trùng")
    visit.page.click("button:has-text('Xóa bản ghi')")
    visit.page.wait_for_selector("button:has-text('Khôi phục')")
    assert narrow(visit) == []
    visit.page.click("button:has-text('Khôi phục')")
    visit.page.wait_for_selector("main .facts")
    assert dialogs == [] and [line for line in visit.console if "422" not in line] == []


@pytest.mark.browser
def test_filters_columns_and_saved_views_by_keyboard(visit: Visit) -> None:
    visit.sign_in("ninhbinh")
    visit.open(REGISTER)
    visit.page.focus("summary:has-text('Tình trạng pháp lý')")
    visit.page.keyboard.press("Enter")
    choice = visit.page.locator(".filters a.item:has-text('Đã công bố')")
    n = int(choice.locator(".n").inner_text())
    choice.focus()
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector(f"main [data-total='{n}']", state="attached")
    assert "tt=da-cong-bo" in visit.page.url and serious(visit.page) == []
    visit.page.click("summary:has-text('Cột')")
    visit.page.click(".columns a.item:has-text('Phân loại')")
    visit.page.wait_for_selector("table.list:not(:has(th:has-text('Phân loại')))")
    visit.page.click("summary:has-text('Bộ lọc đã lưu')")
    press(visit, "#view-name", "Đã công bố <b>")
    expect(visit.page.locator("details[open] .saved a:has-text('Đã công bố <b>')")).to_be_visible()
    assert serious(visit.page) == []
    visit.open(REGISTER)
    assert visit.page.locator("table.list th:has-text('Phân loại')").count() == 0, (
        "columns are remembered"
    )
    visit.page.click("summary:has-text('Bộ lọc đã lưu')")
    visit.page.click(".saved a")
    visit.page.wait_for_selector(f"main [data-total='{n}']", state="attached")
    visit.page.click("summary:has-text('Bộ lọc đã lưu')")
    visit.page.once("dialog", lambda dialog: dialog.accept())
    visit.page.click(".saved button")
    visit.page.wait_for_selector(".saved", state="detached")
    visit.page.click(".chip")
    visit.page.wait_for_selector(".chip", state="detached")
    assert visit.console == []


@pytest.mark.browser
def test_what_is_half_typed_elsewhere_stays_when_a_form_is_written(visit: Visit) -> None:
    """R-5: and with it the version it was opened with. The focus comes back to the form that was
    sent."""
    visit.sign_in("ninhbinh")
    visit.open(f"{REGISTER}?loai=nh")
    visit.page.locator("table.list .title a").first.click()
    visit.page.wait_for_selector("#note-text")
    visit.page.locator("#note-text").press_sequentially("Đang viết dở")
    visit.page.click("summary:has-text('Đề nghị đính chính bản ghi')")
    visit.page.locator("#correction-reason").press_sequentially("Công báo 41")
    for label in ("Thẻ một", "Thẻ hai"):
        press(visit, "#tag-label", label)
        expect(visit.page.locator(f".tags a:has-text('{label}')")).to_be_visible()
        expect(visit.page.locator("#note-text")).to_have_value("Đang viết dở")
        expect(visit.page.locator("#correction-reason")).to_have_value("Công báo 41")
        expect(visit.page.locator("#correction-reason")).to_be_visible()
    expect(visit.page.locator("form:has(#tag-label) button[type=submit]")).to_be_focused()
    visit.page.click("text=Thêm ghi chú")
    expect(visit.page.locator(".note:has-text('Đang viết dở')")).to_be_visible()
    expect(visit.page.locator("#note-text")).to_have_value("")
    expect(visit.page.locator("#correction-reason")).to_have_value("Công báo 41")
    assert visit.console == []
