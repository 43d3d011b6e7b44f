"""Where a data callback is answered 403 or 404 the page says so, in the place that it would have
filled; no skeleton stays for ever."""

import sqlite3

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Served, Visit
from tests.browser.rest import at_rest
from tests.browser.test_screens import serious, sideways

FOREIGN_ADDRESS = (
    "Không tìm thấy",
    "Không có trang nào ở địa chỉ này, hoặc trang thuộc phạm vi khác.",
)
FROM_FILE = (
    "Không có quyền xem trang này",
    "Bản ghi này do tệp nhập mang đến nên không sửa tay được. Thấy sai thì gửi đề nghị đính chính trên trang của bản ghi.",
)


def imported(served: Served) -> int:
    with sqlite3.connect(served.database) as connection:
        row = connection.execute(
            "SELECT id FROM asset WHERE vn34 = '37' AND source != 'manual' LIMIT 1"
        ).fetchone()
    return int(row[0])


def said(visit: Visit, path: str) -> tuple[list[int], list[tuple[str, str]]]:
    """The codes that data callbacks were answered with beside 200, and title and sentence of every
    refusal on the page."""
    codes: list[int] = []
    visit.page.on(
        "response",
        lambda r: (
            codes.append(r.status)
            if "_dash-update" in r.url and r.status not in (200, 204)
            else None
        ),
    )
    visit.page.goto(visit.url + path, wait_until="commit")
    visit.page.wait_for_selector("main .state")
    at_rest(visit.page)
    assert visit.page.locator("main .skeleton, main [aria-busy='true']").count() == 0
    states = visit.page.locator("main .state.refused[role='alert']").all()
    return codes, [
        (state.locator("h1").inner_text(), state.locator("p").inner_text()) for state in states
    ]


@pytest.mark.browser
def test_what_a_file_brought_is_said_not_to_be_edited(visit: Visit, served: Served) -> None:
    visit.sign_in("ninhbinh")
    path = f"/tinh/ninh-binh/tai-san/{imported(served)}/sua"
    assert said(visit, path) == ([403], [FROM_FILE])
    assert serious(visit.page) == []
    visit.resize(320)
    assert sideways(visit.page) == 0
    visit.context.add_cookies([{"name": "lang", "value": "en", "url": visit.url}])
    expected = "This record came with an imported file and cannot be edited by hand. If it is wrong, propose a correction on the record's page."
    assert said(visit, path)[1] == [("No access to this page", expected)]
    assert [line for line in visit.console if "403" not in line] == []


@pytest.mark.browser
@pytest.mark.parametrize("path", ["tai-san/moi?nhap=99", "thoi-han/thu?lan=77"])
def test_a_draft_or_letters_that_are_not_there_are_said_not_to_be(visit: Visit, path: str) -> None:
    visit.sign_in("ninhbinh")
    assert said(visit, f"/tinh/ninh-binh/{path}") == ([404], [FOREIGN_ADDRESS])
    assert [line for line in visit.console if "404" not in line] == []
    visit.page.click(".side a[href$='/tai-san']")
    expect(visit.page.locator("main table.list tbody tr").first).to_be_visible()
    expect(visit.page.locator("main .refused")).to_have_count(0)


@pytest.mark.browser
def test_one_sentence_for_each_callback_however_many_places_it_fills(visit: Visit) -> None:
    """Rows of another question do not stay under the new address; the bell and the menu keep what
    they had. The list's page has two
    callbacks: one for head, kinds and list, one for the filters."""
    visit.sign_in("ninhbinh")
    visit.open("/tinh/ninh-binh/tai-san")
    bell, side = visit.page.inner_html("#bell"), visit.page.inner_html("#side")
    refusal = {"error": "Không có quyền xem trang này", "detail": "Vai trò <b> này"}
    visit.page.route(
        "**/_dash-update-component*", lambda route: route.fulfill(status=403, json=refusal)
    )
    visit.page.click("nav.kinds a:has-text('Nhãn hiệu')")
    expect(visit.page.locator("main .refused p")).to_have_text(["Vai trò <b> này"] * 2)
    assert visit.page.locator("main h1").count() == 1
    expect(visit.page.locator("main table.list")).to_have_count(0)
    assert (visit.page.inner_html("#bell"), visit.page.inner_html("#side")) == (bell, side)
    visit.page.unroute("**/_dash-update-component*")
    visit.page.go_back()
    expect(visit.page.locator("main table.list tbody tr").first).to_be_visible()
    expect(visit.page.locator("main .refused")).to_have_count(0)
