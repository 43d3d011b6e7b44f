"""Reminder letters in a real browser, by keyboard: rows chosen, previewed, made, taken back; what
cannot be taken back asks first."""

import sqlite3
import zipfile
from collections.abc import Iterator

import pytest
from playwright.sync_api import Dialog, expect

from tests.browser.conftest import Served, Visit
from tests.browser.rest import at_rest
from tests.browser.test_screens import serious, sideways

LIST = "/tinh/gia-lai/thoi-han"


class Asked:
    """Answers the browser's questions with `answer`; what was asked stands in `texts`."""

    def __init__(self, visit: Visit) -> None:
        self.answer, self.texts = False, list[str]()
        visit.page.on("dialog", self._reply)

    def _reply(self, dialog: Dialog) -> None:
        self.texts.append(dialog.message)
        if self.answer:
            dialog.accept()
        else:
            dialog.dismiss()


def press(visit: Visit, selector: str) -> None:
    """As by keyboard: the focus is on it, then Enter."""
    visit.page.focus(selector)
    visit.page.keyboard.press("Enter")


def count(served: Served, query: str) -> int:
    with sqlite3.connect(f"file:{served.database}?mode=ro", uri=True) as connection:
        return int(connection.execute(query).fetchone()[0])


def reminders(served: Served) -> int:
    return count(served, "SELECT count(*) FROM reminder WHERE vn34 = '52'")


def judged(visit: Visit, name: str) -> Iterator[tuple[str, object]]:
    """Serious findings of axe in both themes, and what sticks out at small and large widths."""
    for theme in ("dark", "light"):
        visit.page.evaluate(
            "theme => document.querySelector(`[data-set-theme=${theme}]`).click()", theme
        )
        at_rest(visit.page)
        yield f"{name} {theme}", serious(visit.page)
    for width in (320, 390, 768, 1023, 1366, 1920, 1440):
        visit.resize(width)
        yield f"{name} {width}", sideways(visit.page) or []


@pytest.mark.browser
def test_letters_are_chosen_made_and_taken_back(visit: Visit, served: Served) -> None:
    """Issue 13, item 4: from the list to the file and back, without a mouse; nothing is booked
    before the button."""
    asked, before = Asked(visit), reminders(served)
    visit.sign_in("gialai")
    visit.open(LIST)
    found = dict(judged(visit, "list"))
    fresh = visit.page.locator("tbody tr:has-text('Chưa nhắc') .pick input")
    names = [fresh.nth(n).get_attribute("value") for n in range(2)]
    fresh.nth(0).focus()
    visit.page.keyboard.press("Space")
    expect(visit.page.locator("[data-chosen]")).to_have_text("1")
    assert visit.page.evaluate("document.querySelector('thead .pick input').indeterminate")
    visit.page.keyboard.press("Escape")
    expect(visit.page.locator("[data-chosen]")).to_have_text("0")
    expect(visit.page.locator(".choosing button.primary")).to_be_disabled()
    for n in range(2):
        fresh.nth(n).focus()
        visit.page.keyboard.press("Space")
    press(visit, ".choosing button.primary")
    visit.page.wait_for_url("**/thoi-han/thu?*")
    visit.settle()
    ticked = visit.page.locator("table.letters tbody input:checked")
    assert [ticked.nth(n).get_attribute("value") for n in range(ticked.count())] == names
    found |= dict(judged(visit, "preview"))
    assert reminders(served) == before
    with visit.page.expect_download() as saved:
        press(visit, ".letters-foot button[type=submit]")
    visit.page.wait_for_url("**/thoi-han/thu?lan=*")
    visit.settle()
    with zipfile.ZipFile(saved.value.path()) as file:
        assert sorted(name.rpartition(".")[2] for name in file.namelist()) == [
            "docx",
            "docx",
            "pdf",
            "pdf",
        ]
    assert reminders(served) == before + 2
    found |= dict(judged(visit, "booked"))
    booked = visit.page.url.removeprefix(visit.url)
    visit.open(LIST)
    expect(visit.page.locator(f".deadline-list a[href='{booked}']")).to_have_count(2)
    visit.open(booked)
    press(visit, ".banner.good button")
    at_rest(visit.page)
    assert (asked.texts, reminders(served)) == (["Bỏ ghi nhắc của 2 thư này?"], before + 2)
    asked.answer = True
    press(visit, ".banner.good button")
    visit.page.wait_for_url(f"**{LIST}")
    visit.settle()
    assert reminders(served) == before
    assert {name: said for name, said in found.items() if said} == {}
    assert visit.console == []


@pytest.mark.browser
def test_what_was_reminded_of_lately_is_ticked_on_purpose_only(visit: Visit) -> None:
    """Issue 13, item 4: of all of the list those reminded of 9 days ago are not ticked, and say so;
    the box above ticks them all."""
    visit.sign_in("gialai")
    visit.open(LIST)
    press(visit, ".choosing > a:not(.btn-q)")
    visit.page.wait_for_url("**/thoi-han/thu")
    visit.settle()
    rows = visit.page.locator("table.letters tbody tr")
    lately = rows.filter(has_text="cách đây 9 ngày")
    assert lately.count() > 0 and lately.locator("input:checked").count() == 0
    assert rows.locator("input:checked").count() == rows.count() - lately.count()
    visit.page.focus("thead .pick input")
    visit.page.keyboard.press("Space")
    assert rows.locator("input:checked").count() == rows.count()
    expect(visit.page.locator("[data-chosen]")).to_have_text(str(rows.count()))


@pytest.mark.browser
def test_the_calendar_address_asks_before_it_ends(visit: Visit, served: Served) -> None:
    """Issue 13, item 5: the first address asks nothing; a new one and revoking say what ends, and
    no leaves it as it was."""
    asked = Asked(visit)
    alive = "SELECT count(*) FROM calendar_feed WHERE revoked_at IS NULL"
    visit.sign_in("ninhbinh")
    visit.open("/tinh/ninh-binh/thoi-han")
    press(visit, ".feed form button")
    visit.page.wait_for_selector(".address")
    first = visit.page.inner_text(".address")
    assert (asked.texts, count(served, alive)) == ([], 1)
    for n, words in ((1, "Tạo địa chỉ lịch mới?"), (2, "Thu hồi địa chỉ lịch?")):
        visit.open("/tinh/ninh-binh/thoi-han")
        press(visit, f".feed form:nth-of-type({n}) button")
        at_rest(visit.page)
        assert asked.texts[-1].startswith(words)
        assert visit.page.request.get(first).status == 200
    asked.answer = True
    press(visit, ".feed form:nth-of-type(1) button")
    visit.page.wait_for_selector(".address")
    assert (
        visit.page.inner_text(".address") != first and visit.page.request.get(first).status == 404
    )
    visit.open("/tinh/ninh-binh/thoi-han")
    press(visit, ".feed form:nth-of-type(2) button")
    visit.page.wait_for_selector(".feed:has-text('Đăng ký lịch')")
    assert (len(asked.texts), count(served, alive)) == (4, 0)


@pytest.mark.browser
def test_a_saved_filter_asks_before_it_is_deleted(visit: Visit) -> None:
    """Issue 13, item 5: one more of the kind: by its name; no keeps it."""
    asked = Asked(visit)
    visit.sign_in("ninhbinh")
    visit.open("/tinh/ninh-binh/tai-san?loai=kdcn")
    visit.page.click("summary:has-text('Bộ lọc đã lưu')")
    visit.page.fill("#view-name", "Kiểu dáng")
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".saved a")).to_have_count(1)
    press(visit, ".saved button")
    at_rest(visit.page)
    assert (
        asked.texts == ["Xóa bộ lọc đã lưu “Kiểu dáng”?"]
        and visit.page.locator(".saved a").count() == 1
    )
    asked.answer = True
    press(visit, ".saved button")
    expect(visit.page.locator(".saved a")).to_have_count(0)


@pytest.mark.browser
def test_on_a_phone_the_list_of_deadlines_comes_first(visit: Visit) -> None:
    """Issue 20, item 2: the first row stands on the first screen; what is done with ticked rows is
    at hand without scrolling, and only then."""
    visit.resize(390, 844)
    visit.sign_in("gialai")
    visit.open(LIST)
    first, bar = (
        visit.page.locator(".deadline-list tbody tr").first,
        visit.page.locator(".choosing"),
    )
    begins = first.bounding_box()
    assert begins and begins["y"] < 420, begins
    expect(bar).to_be_hidden()
    first.locator(".pick input").check()
    at = bar.bounding_box()
    assert at and at["y"] + at["height"] <= 844, at
    assert not sideways(visit.page)
