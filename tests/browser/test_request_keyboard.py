"""A request without a mouse: sent empty, with a telephone number that is none, taken down, its
requester asked, handed on; then the counter with its slip. What has the focus can be seen all the
way."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.rest import at_rest

FURTHEST = 120
"""Stops of the tabulator within which everything of these pages is reached."""
SEEN = """() => {
  const at = document.activeElement;
  const shown = at.matches(".rq-chip input") ? at.nextElementSibling : at;
  const style = getComputedStyle(shown);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""
NAME = "() => document.activeElement.name || document.activeElement.id"


def _tab_to(page: Page, wanted: str) -> None:
    """By the tabulator alone; every stop on the way within the page can be seen."""
    for _stop in range(FURTHEST):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement === document.body"):
            continue
        assert page.evaluate(SEEN), page.evaluate("() => document.activeElement.outerHTML")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"the tabulator does not come to {wanted}")


def _type(page: Page, wanted: str, text: str) -> None:
    _tab_to(page, wanted)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def _press(page: Page, wanted: str) -> None:
    _tab_to(page, wanted)
    page.keyboard.press("Enter")


def _choose(page: Page, wanted: str, value: str) -> None:
    """By arrows, from the empty line on."""
    _tab_to(page, wanted)
    box = page.locator(wanted)
    for _entry in range(box.locator("option").count()):
        if box.input_value() == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{wanted} has no {value}")


def _consult(page: Page) -> None:
    """By arrows from the kind that is preset: the one that was taken down last."""
    _tab_to(page, "input[name=kind]")
    for _entry in range(page.locator("input[name=kind]").count()):
        if page.locator("form[data-kind=consult]").count():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError("no kind is a consultation")


def _focused(page: Page) -> str:
    return str(page.evaluate(NAME))


@pytest.mark.browser
def test_a_request_by_keyboard_alone(visit: Visit) -> None:
    page = visit.page
    visit.sign_in("nghean")
    visit.open("/yeu-cau/ghi")
    _consult(page)
    _press(page, "main form button.primary")
    page.wait_for_selector("#yc-question-problem:not(:empty)")
    assert _focused(page) == "question", "the first field that is wrong"
    page.keyboard.type("Gia hạn nhãn hiệu đã đổi địa chỉ")
    _tab_to(page, "input[name=topics]")
    page.keyboard.press("Space")
    _type(page, "input[name=requester]", "Trần Thị Sen")
    _choose(page, "select[name=requester_type]", "person")
    _type(page, "input[name=phone]", "không có")
    _press(page, "main form button.primary")
    page.wait_for_selector("#yc-phone-problem:not(:empty)")
    assert _focused(page) == "phone", "the field that is wrong"
    page.keyboard.press("Control+A")
    page.keyboard.type("0912 555 777")
    _press(page, "main form button.primary")
    page.wait_for_url("**/yeu-cau/YC-*")
    at_rest(page)
    assert _focused(page) == "main", "the page that has come"
    _type(page, ".rq-answering textarea", "Xin gửi giấy chứng nhận")
    _press(page, ".rq-answering button[value=waiting]")
    expect(page.locator(".rq-clock")).to_contain_text("đang dừng")
    at_rest(page)
    assert _focused(page) != "", "the focus is not lost"
    _press(page, ".rq-now:has(.rq-passing) > summary")
    _choose(page, "select[name=to]", "institute")
    _type(page, ".rq-passing textarea", "Cần Viện trả lời")
    _press(page, ".rq-passing button")
    page.wait_for_url("**/yeu-cau")


@pytest.mark.browser
def test_the_counter_by_keyboard_alone(visit: Visit) -> None:
    """What was found has the focus after each search."""
    page = visit.page
    visit.sign_in("nghean")
    visit.open("/yeu-cau/quay")
    assert _focused(page) == "q", "one types at once"
    page.keyboard.type("khe")
    page.keyboard.press("Enter")
    page.wait_for_selector("#cq-requester")
    at_rest(page)
    expect(page.locator("#cq-found")).to_be_focused()
    _type(page, "#cq-requester", "Mai Thị Nhung")
    _press(page, "button[name=then][value=in]")
    page.wait_for_selector(".cq-slip")
    assert visit.console == []
