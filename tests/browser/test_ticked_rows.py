"""Issue 20: rows that are ticked in a list and what is done with all of them, by keyboard; the focus
where a page is drawn anew."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Visit

SHIFTS = """() => {
    window.ippMoved = 0;
    new PerformanceObserver(list => list.getEntries().forEach(seen => { window.ippMoved += seen.value; }))
        .observe({type: "layout-shift"});
}"""


def begin(visit: Visit) -> Page:
    visit.sign_in("nghean")
    visit.open("/tinh/nghe-an")
    return visit.page


def press(page: Page, selector: str) -> None:
    page.locator(selector).first.press("Enter")


@pytest.mark.browser
def test_give_all_in_sight_to_oneself_by_keyboard(visit: Visit) -> None:
    page = begin(visit)
    press(page, '.side a[href="/tinh/nghe-an/thoi-han"]')
    page.wait_for_url("**/thoi-han")
    visit.settle()  # the rest of the rows comes after the first
    page.locator("thead .pick input").focus()
    page.keyboard.press("Space")
    page.locator("button[value=giao]").press("Enter")
    person = page.locator("select[name=person]")
    expect(person).to_be_focused()
    person.select_option(index=1)
    page.locator(".rp-acts button[type=submit]").press("Enter")
    expect(page.locator(".rp-panel")).to_have_count(0)
    shown = page.locator(".deadline-list tbody tr").count()
    press(page, '.dl-chip[href*="phu-trach=toi"]')
    expect(page.locator(".deadline-list tbody tr")).to_have_count(shown)
    assert visit.console == []


@pytest.mark.browser
def test_the_letters_follow_the_ticks(visit: Visit) -> None:
    """By keyboard: a letter less, none, all of them; what is read does not move, and what is typed
    beside it stays."""
    visit.sign_in("nghean")
    visit.open("/tinh/nghe-an/thoi-han/thu?han=sap-den")
    page, told = visit.page, visit.page.locator(".lt-told [role=status]")
    boxes, drawn = page.locator("table.letters tbody input"), page.locator(".lt-one:not(.lt-off)")
    every = page.locator("table.letters thead input")
    page.locator(".lt-sender input[name=signer]").fill("Nguyễn Thị Hoa")
    page.evaluate(SHIFTS)
    every.focus()
    for words in ("thư cho", "Chưa chọn thời hạn nào"):  # the box is half ticked before
        page.keyboard.press("Space")
        expect(told).to_contain_text(words)
    expect(drawn).to_have_count(0)
    boxes.nth(1).focus()
    page.keyboard.press("Space")
    expect(told).to_have_text("1 thư cho 1 chủ văn bằng")
    expect(drawn).to_have_count(1)
    owner = page.locator("table.letters tbody tr.chosen b").inner_text()
    expect(drawn.locator("h3")).to_have_text(f"Thư 1/1: {owner}")
    expect(boxes.nth(1)).to_be_focused()
    expect(page.locator(".lt-sender input[name=signer]")).to_have_value("Nguyễn Thị Hoa")
    assert page.evaluate("window.ippMoved") <= 0.1 and visit.console == []


@pytest.mark.browser
def test_ticked_deadlines_get_a_tag_and_are_taken_along(visit: Visit) -> None:
    """By keyboard; the page stays where it is, nothing moves, and the file has these rows alone."""
    page = begin(visit)
    press(page, '.side a[href="/tinh/nghe-an/thoi-han"]')
    visit.open("/tinh/nghe-an/thoi-han?han=sap-den")
    boxes, here = page.locator(".deadline-list tbody .pick input"), page.url
    before = page.locator(".deadline-list").bounding_box()
    for n in (0, 2):
        boxes.nth(n).press("Space")
    assert page.locator(".deadline-list").bounding_box() == before
    page.locator(".choosing input[name=label]").fill("Họp quý")
    press(page, ".choosing button[value=the]")
    expect(page.locator("form[data-choose] .said")).to_contain_text("Đã gắn thẻ cho 2 tài sản.")
    assert page.url == here
    with page.expect_download() as saved:
        press(page, '.choosing a[href*="thoi-han.csv"]')
    lines = saved.value.path().read_text("utf-8-sig").splitlines()
    named = [line for line in lines if "renewal" in line or "Gia hạn" in line or "Phí" in line]
    assert len(named) == 2
    visit.settle()
    for n in (0, 2):
        boxes.nth(n).check()
    page.locator(".choosing input[name=label]").fill("họp quý")
    page.locator(".choosing button[value=bo-the]").press("Enter")
    expect(page.locator("form[data-choose] .said")).to_contain_text("Đã bỏ thẻ của 2 tài sản.")
    visit.settle()
    boxes.nth(0).check()
    page.locator(".choosing input[name=label]").fill("không vào địa chỉ")
    page.locator(".choosing button[value=giao]").press("Enter")
    page.wait_for_selector(".rp-panel")
    assert "label" not in page.url
    assert visit.console == []


@pytest.mark.browser
def test_the_focus_stays_where_the_page_is_drawn_anew(visit: Visit) -> None:
    """The list below comes after the panel is closed: the focus is on what stands there then."""
    visit.sign_in("nghean")
    visit.open("/tinh/nghe-an/thoi-han")
    page, button = visit.page, visit.page.locator(".feed form[data-over] button")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/_dash-update-component", hold)
    button.press("Enter")
    expect(page.locator("#feed-address")).to_contain_text(".ics")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_text("Đăng ký lịch")
    page.unroute("**/_dash-update-component", hold)
    for route in held:
        route.continue_()
    expect(button).to_have_text("Đổi địa chỉ")
    expect(button).to_be_focused()
    page.once("dialog", lambda asked: asked.accept())  # left as it was found
    page.locator(".feed form[data-send] button").press("Enter")
    expect(page.locator(".feed")).to_contain_text("Đăng ký lịch")


@pytest.mark.browser
def test_ticked_rows_of_the_register_get_a_tag_and_are_taken_along(visit: Visit) -> None:
    """By keyboard; the page stays where it is, and the file has the ticked rows alone."""
    page = begin(visit)
    press(page, '.side a[href="/tinh/nghe-an/tai-san"]')
    boxes = page.locator("tbody .pick input")
    for n in (0, 2):
        boxes.nth(n).press("Space")
    ids = f"{boxes.nth(0).input_value()},{boxes.nth(2).input_value()}"
    here = page.url
    page.locator(".choosing input[name=label]").fill("Họp quý")
    press(page, ".choosing button[value=the]")
    expect(page.locator("form[data-choose] .said")).to_have_text("Đã gắn thẻ cho 2 tài sản.")
    assert page.url == here
    with page.expect_download() as saved:
        press(page, '.choosing a[href*=".csv"]')
    lines = saved.value.path().read_text("utf-8-sig").splitlines()
    assert sum("4-20" in line or "1-20" in line for line in lines) == 2
    press(page, f'.choosing a[href$="?chon={ids}"]')
    expect(page.locator("table.list tbody tr")).to_have_count(2)
    assert visit.console == []
    page.locator("thead .pick input").check()
    page.locator(".choosing input[name=label]").fill("họp quý")
    page.locator(".choosing button[value=bo-the]").click()
    expect(page.locator("form[data-choose] .said")).to_have_text("Đã bỏ thẻ của 2 tài sản.")
