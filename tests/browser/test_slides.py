"""Decks in Chromium by keyboard at three sizes, the notes beside them, the box for a province; the
file opened from a disk without a network; axe."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served, Visit
from tests.browser.rest import watched
from tests.browser.test_screens import serious

SIZES = ((1280, 720), (1920, 1080), (3840, 2160))
TITLE = ".sl-slide:not([hidden]) .sl-title"
SMALLEST = """() => {
    const widths = innerWidth / 120;
    const sizes = [...document.querySelectorAll(".sl-stage *")]
        .filter(node => node.getClientRects().length && !node.closest(".sl-unseen")
            && [...node.childNodes].some(part => part.nodeType === 3 && part.textContent.trim()))
        .map(node => parseFloat(getComputedStyle(node).fontSize) * (node.closest("svg")
            ? node.closest("svg").getBoundingClientRect().width
                / node.closest("svg").viewBox.baseVal.width : 1));
    return Math.min(...sizes) / widths;
}"""
"""The smallest letters that are seen, as a share of a 120th of the width: 1.5 is 24 at 1920."""
OUTSIDE = """() => {
    const page = document.querySelector(".sl-slide:not([hidden])").getBoundingClientRect();
    return [...document.querySelectorAll(".sl-slide:not([hidden]) .sl-body > *, "
        + ".sl-slide:not([hidden]) .sl-source")]
        .filter(node => node.getBoundingClientRect().bottom > page.bottom + 2
            || node.getBoundingClientRect().right > page.right + 2)
        .map(node => node.className);
}"""


def title(page: Page) -> str:
    return page.inner_text(TITLE)


def count(page: Page) -> str:
    return page.inner_text(".sl-count")


@pytest.mark.browser
@pytest.mark.parametrize(
    "deck", ["mang-luoi", "truy-cap", "tinh-nghe-an", "dac-san-nghe-an", "moi-nghe-an"]
)
def test_every_slide_at_three_sizes(visit: Visit, deck: str) -> None:
    """Letters of 24 pixels at 1920 and in proportion elsewhere; nothing sticks out; each slide has
    an address."""
    visit.sign_in("vien")
    page = visit.page
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{visit.url}/trinh-chieu/{deck}")
        total = int(count(page).partition("/")[2])
        seen = []
        for n in range(1, total + 1):
            assert count(page) == f"{n}/{total}"
            assert page.evaluate(SMALLEST) >= 1.49, (deck, n, width)
            assert page.evaluate(OUTSIDE) == [], (deck, n, width)
            seen.append(title(page))
            if n > 1:
                assert page.url.endswith(f"#t{n}")
            page.keyboard.press("ArrowRight")
        assert len(set(seen)) == total
    assert visit.console == []


@pytest.mark.browser
def test_the_keyboard(visit: Visit) -> None:
    visit.sign_in("vien")
    page = visit.page
    page.goto(f"{visit.url}/trinh-chieu/mang-luoi")
    for key, expected in (
        ("ArrowRight", "2/6"), ("PageDown", "3/6"), ("ArrowLeft", "2/6"), ("End", "6/6"),
        ("ArrowRight", "6/6"), ("Home", "1/6"), ("ArrowLeft", "1/6"), ("4", "4/6"), ("PageUp", "3/6"),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert count(page) == expected, key
    page.keyboard.press("c")
    assert page.is_visible(".sl-slide:not([hidden]) .sl-method")
    page.keyboard.press("Escape")
    assert not page.is_visible(".sl-slide:not([hidden]) .sl-method")
    page.keyboard.press("m")
    assert page.is_visible("#sl-overview")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert (page.is_visible("#sl-overview"), count(page)) == (False, "4/6")
    page.keyboard.press("?")
    assert page.is_visible("#sl-keys")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("**/trinh-chieu/mang-luoi/dien-tap")


@pytest.mark.browser
def test_slides_turn_by_themselves_only_where_motion_is_wanted(visit: Visit) -> None:
    """Off until it is asked for; Space pauses; it never runs under reduced motion."""
    visit.sign_in("vien")
    page = visit.page
    page.goto(f"{visit.url}/trinh-chieu/mang-luoi")
    pressed = '[data-does="run"][aria-pressed="true"]'
    assert page.query_selector(pressed) is None
    page.keyboard.press("Space")
    page.wait_for_selector(pressed)
    page.keyboard.press("Space")
    assert page.query_selector(pressed) is None
    page.goto(f"{visit.url}/trinh-chieu/truy-cap?tu-chuyen=0.2")
    page.wait_for_url("**#t3")
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{visit.url}/trinh-chieu/mang-luoi?tu-chuyen=0.2")
    assert page.query_selector(pressed) is None
    page.keyboard.press("Space")
    assert page.query_selector(pressed) is None


@pytest.mark.browser
def test_the_room_asks_for_a_province(visit: Visit) -> None:
    """Three letters, tone marks ignored; a former province leads to the new one; Esc goes back."""
    visit.sign_in("vien")
    page = visit.page
    page.goto(f"{visit.url}/trinh-chieu/mang-luoi#t3")
    page.keyboard.press("h")
    page.keyboard.type("nin")
    offered = page.locator("#sl-ask-list li:not([hidden])").all_inner_texts()
    assert [text.replace("\n", " ").split(" nay ")[0] for text in offered] == [
        "Ninh Bình",
        "Ninh Thuận",
        "Bắc Ninh",
        "Quảng Ninh",
        "Tây Ninh",
    ]
    assert "nay thuộc Khánh Hòa" in offered[1]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert title(page).startswith("Khánh Hòa:")
    page.keyboard.press("Escape")
    assert count(page) == "3/6" and title(page).startswith("Tháng 03/2023")
    page.keyboard.press("h")
    page.keyboard.type("đắk n")
    assert (
        "nay thuộc Lâm Đồng" in page.locator("#sl-ask-list li:not([hidden])").all_inner_texts()[0]
    )
    assert visit.console == []


@pytest.mark.browser
def test_notes_follow_the_slides_and_turn_them(visit: Visit) -> None:
    visit.sign_in("vien")
    page, notes = visit.page, visit.context.new_page()
    page.goto(f"{visit.url}/trinh-chieu/mang-luoi")
    notes.goto(f"{visit.url}/trinh-chieu/mang-luoi/ghi-chu")
    page.keyboard.press("ArrowRight")
    second = title(page)
    notes.wait_for_selector(f"#sl-desk-title:has-text('{second}')")
    assert notes.inner_text("#sl-desk-say").startswith("Trong ngoặc kép")
    assert re.fullmatch(r"\d\d:\d\d", notes.inner_text("#sl-desk-clock"))
    notes.click("[data-turn='1']")
    page.wait_for_url("**#t3")
    assert notes.inner_text("#sl-desk-count") == "3/6"


@pytest.mark.browser
def test_accessible_in_both_themes(visit: Visit) -> None:
    visit.sign_in("vien")
    for theme in ("light", "dark"):
        visit.context.add_cookies([{"name": "theme", "value": theme, "url": visit.url}])
        for address in (
            "mang-luoi",
            "mang-luoi#t2",
            "tinh-nghe-an",
            "dac-san-nghe-an",
            "moi-nghe-an",
        ):
            visit.page.goto("about:blank")
            visit.page.goto(f"{visit.url}/trinh-chieu/{address}")
            for key in ("", "c", "m"):
                if key:
                    visit.page.keyboard.press(key)
                assert serious(visit.page) == [], (theme, address, key)
        visit.open("/trinh-chieu/mang-luoi/dien-tap")
        assert serious(visit.page) == []
    assert visit.console == []


@pytest.mark.browser
def test_the_file_opens_from_a_disk_without_a_network(
    visit: Visit, served: Served, chromium: Browser, tmp_path: Path
) -> None:
    """Downloaded as a person does, opened in another browser that has no network: no request leaves
    it, and everything works."""
    visit.sign_in("vien")
    visit.open("/trinh-chieu/mang-luoi/dien-tap")
    with visit.page.expect_download() as download:
        visit.page.click("a[download][href$='.html']")
    path = tmp_path / "deck.html"
    download.value.save_as(path)
    context = chromium.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    page = watched(context.new_page())
    asked: list[str] = []
    console: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: console.append(message.text))
    page.on("pageerror", lambda error: console.append(str(error)))
    page.goto(path.as_uri())
    assert title(page) == "17 Trạm IPPlatform, 4 Trạm mới trong năm 2021"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("c")
    method = page.inner_text(".sl-slide:not([hidden]) .sl-method")
    assert "1,65 = 2.444.063 : 1.477.321" in method and "187.554" in method
    assert serious(page) == []
    page.keyboard.press("m")
    assert page.locator(".sl-overview li").count() == 6
    page.keyboard.press("h")
    page.keyboard.type("nghe")
    page.keyboard.press("Enter")
    assert title(page).startswith("Nghệ An:")
    page.keyboard.press("5")
    assert count(page) == "5/6" and page.url.endswith("#t5")
    addresses = [url for url in asked if not url.startswith(("data:", path.as_uri()))]
    assert (addresses, console) == ([], [])
    context.close()


@pytest.mark.browser
def test_a_deck_of_ones_own_is_put_together_on_the_rehearsal_page(visit: Visit) -> None:
    """Two cards are added, the second is put first; screen and order follow, without a reload."""
    visit.sign_in("vien")
    page = visit.page
    visit.open("/trinh-chieu/tu-chon/dien-tap")
    titles = page.locator(".re-title")
    for n in (1, 2):
        page.locator(".re-apart button").first.click()
        expect(titles).to_have_count(n)
    before = titles.all_inner_texts()
    page.locator(".re-order button[aria-label^='Lên']").click()
    expect(titles.first).to_have_text(before[1])
    assert serious(page) == []
    page.goto(f"{visit.url}/trinh-chieu/tu-chon")
    assert (count(page), title(page)) == ("1/2", before[1])
    page.keyboard.press("ArrowRight")
    assert title(page) == before[0]
    visit.open("/trinh-chieu/tu-chon/dien-tap")
    page.get_by_role("button", name="Bỏ tất cả").click()
    expect(page.locator(".re-title")).to_have_count(0)
    assert visit.console == []
