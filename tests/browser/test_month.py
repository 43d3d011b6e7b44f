"""A monthly report's whole life between a station and the institute, in a browser on both databases;
the page for keyboards, phones, themes and languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from domain.calendar.dates import add_months, today_in_vietnam
from tests.browser.rest import PATIENCE, at_rest, watched
from tests.browser.test_screens import serious, sideways
from tests.conftest import fresh_url
from tests.web.served import serving
from tests.web.support import PASSWORD, Running, run

NUMBERS = ("16", "7", "2", "1", "0", "0", "1,5")
SHIFT = """() => new Promise(told => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) sum += e.value; }))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => told(sum), 100);
})"""


@dataclass
class Site:
    """A seeded site that a browser reaches, and what its pages said on the console."""

    running: Running
    url: str
    chromium: Browser
    console: list[str]

    def person(self, username: str, width: int = 1440) -> Page:
        context = self.chromium.new_context(
            viewport={"width": width, "height": 900}, locale="vi-VN"
        )
        page = watched(context.new_page())
        page.on("console", lambda m: self.console.append(m.text) if m.type == "error" else None)
        page.goto(self.url + "/dang-nhap")
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", PASSWORD)
        page.click("form[method=post] button[type=submit]")
        page.wait_for_selector("body:not(:has(#signin)) main")
        return page

    def open(self, page: Page, month: str) -> None:
        page.goto(f"{self.url}/vien/tram/{self.running.station}/bao-cao?thang={month}")
        settle(page)


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request: pytest.FixtureRequest, tmp_path: Path, chromium: Browser) -> Iterator[Site]:
    url = fresh_url(request, "postgresql", tmp_path) if request.param == "postgresql" else ""
    running = run(tmp_path, url)
    more = {"IPP_DATABASE_URL": url} if url else {}
    with serving(IPP_DATA_DIR=str(tmp_path), **more) as address:
        yield Site(running, address, chromium, [])
    running.close()


def back(n: int) -> str:
    return f"{add_months(today_in_vietnam().replace(day=1), -n):%Y-%m}"


def settle(page: Page) -> None:
    page.wait_for_selector("main:not(:has([aria-busy='true'])) h1", state="attached")
    at_rest(page)


def sent(page: Page, button: str, said: str) -> None:
    """Presses, and waits until the page says it and is drawn anew."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("#status")).to_have_text(said, timeout=PATIENCE)
    settle(page)


def fill_in(page: Page, **changed: str) -> None:
    names = ("contacts", "consultations", "updates", "listings", "classes", "trained", "staff")
    for name, text in {**dict(zip(names, NUMBERS, strict=True)), **changed}.items():
        page.fill(f"input[name={name}]", text)


@pytest.mark.browser
def test_a_report_from_draft_to_correction(site: Site) -> None:
    """Written and handed in, returned with a comment, handed in again, confirmed, corrected beside;
    a locked month is opened with a reason, and handed in."""
    month, station, manager = back(1), site.person("tram"), site.person("vien")
    site.open(station, month)
    fill_in(station, updates="")
    station.get_by_role("button", name="Nộp báo cáo").click()
    expect(station.locator("#report-updates-problem")).to_have_text(
        "Xin điền: Cập nhật thông tin; không có thì ghi 0."
    )
    expect(station.locator("#report-updates")).to_be_focused()
    station.fill("input[name=updates]", "2")
    sent(station, "Nộp báo cáo", "Đã nộp báo cáo.")
    expect(station.locator(".head .pill").first).to_have_text("Đã nộp, chờ xác nhận")

    site.open(manager, month)
    expect(manager.locator("input[name=contacts]")).to_have_count(0)
    manager.fill("textarea[name=comment]", "16 lượt liên hệ hay 16 người?")
    sent(manager, "Trả lại", "Đã trả lại báo cáo.")

    site.open(station, month)
    expect(station.locator(".banner.bad")).to_contain_text("16 lượt liên hệ hay 16 người?")
    station.fill("input[name=contacts]", "18")
    sent(station, "Nộp báo cáo", "Đã nộp báo cáo.")

    site.open(manager, month)
    versions = manager.locator("section", has_text="Các lần nộp").locator("tbody tr")
    expect(versions).to_have_count(1)
    expect(versions).to_contain_text("Lượt liên hệ")
    manager.once("dialog", lambda question: question.accept())
    sent(manager, "Xác nhận", "Đã xác nhận báo cáo.")

    site.open(station, month)
    expect(station.locator("input[name=contacts]")).to_have_count(0)
    station.get_by_text("Thêm đính chính").click()
    station.fill("#fix-new", "20")
    station.fill("#fix-reason", "sót 02 lượt")
    sent(station, "Ghi đính chính", "Đã ghi đính chính; số đã nộp giữ nguyên bên cạnh.")
    row = station.locator(".report-row", has_text="Lượt liên hệ")
    expect(row).to_contain_text("18")
    expect(row).to_contain_text("đính chính: 20")
    _after_the_lock(site, station, manager)
    assert [text for text in site.console if "422" not in text] == []


def _after_the_lock(site: Site, station: Page, manager: Page) -> None:
    locked, until = back(3), today_in_vietnam() + timedelta(3)
    site.open(station, locked)
    expect(station.locator("main")).to_contain_text("Kỳ này chưa có báo cáo.")
    site.open(manager, locked)
    manager.fill("input[name=until]", f"{until:%d/%m/%Y}")
    manager.fill("textarea[name=comment]", "mất mạng")
    sent(manager, "Mở khóa kỳ này", f"Đã mở khóa đến {until:%d/%m/%Y}.")
    site.open(station, locked)
    expect(station.locator(".steps-x")).to_contain_text("mất mạng")
    fill_in(station)
    sent(station, "Nộp báo cáo", "Đã nộp báo cáo.")


def findings(page: Page) -> dict[str, Any]:
    """What axe finds in both themes, and how far the page sticks out at each width."""
    found: dict[str, Any] = {}
    for theme in ("dark", "light"):
        page.evaluate("theme => document.querySelector(`[data-set-theme=${theme}]`).click()", theme)
        page.wait_for_selector(f"html[data-bs-theme={theme}]")
        at_rest(page)
        found[theme] = serious(page)
    for width in (320, 390, 768, 1024, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        at_rest(page)
        found[str(width)] = sideways(page)
    page.set_viewport_size({"width": 1440, "height": 900})
    return {name: told for name, told in found.items() if told}


@pytest.mark.browser
@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_the_form_for_keyboard_axe_and_every_width(site: Site) -> None:
    """Written without a mouse: Enter goes to the next number, what is typed is checked beside it,
    Ctrl+S saves; both languages."""
    page, month = site.person("tram"), back(1)
    site.open(page, month)
    assert page.evaluate(SHIFT) <= 0.1
    page.focus("input[name=contacts]")
    for text in NUMBERS:
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    expect(page.locator(".checks-x.live")).to_contain_text("Đủ 8 mục phải có.")
    page.get_by_text("Thêm số liệu khác").click()
    page.fill("input[name=women]", "3")
    expect(page.locator(".checks-x.live .bad + span")).to_have_text(
        "Số nữ (3) lớn hơn số người được tập huấn (0)."
    )
    page.fill("input[name=women]", "")
    page.fill("input[name=topic_search]", "3")
    asked = page.locator("#report-why_topic_other")
    expect(asked).to_be_visible()
    asked.fill("ba lượt không rõ chủ đề")
    assert findings(page) == {}
    page.keyboard.press("Control+s")
    expect(page.locator("#status")).to_have_text("Đã lưu.")
    settle(page)
    expect(page.locator("input[name=staff]")).to_have_value("1,5")
    expect(page.locator("#report-why_topic_other")).to_have_value("ba lượt không rõ chủ đề")
    page.goto(
        f"{site.url}/ngon-ngu/en?next=/vien/tram/{site.running.station}/bao-cao?thang={month}"
    )
    settle(page)
    expect(page.locator("h1")).to_contain_text("Monthly report")
    assert findings(page) == {}


@pytest.mark.browser
@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_a_phone_fills_it_in(site: Site) -> None:
    """One value a row at 44 px, no columns to compare with, both buttons in sight at the foot."""
    page = site.person("tram", 390)
    site.open(page, back(1))
    boxes = page.locator(".report-row > .field:visible")
    assert boxes.count() == 7
    sizes = [boxes.nth(n).bounding_box() or {} for n in range(7)]
    assert min(size["height"] for size in sizes) >= 44
    assert len({size["x"] for size in sizes}) == 1
    assert page.locator(".report-row .then:visible, .report-head:visible").count() == 0
    modes = [boxes.nth(n).get_attribute("inputmode") for n in range(7)]
    assert modes == ["numeric"] * 6 + ["decimal"]
    foot = page.locator(".bar-x").bounding_box() or {}
    assert foot["y"] + foot["height"] <= 900
    fill_in(page)
    sent(page, "Nộp báo cáo", "Đã nộp báo cáo.")
    assert sideways(page) == 0


@pytest.mark.browser
@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_the_institutes_month(site: Site) -> None:
    """June 2022 as published, typed by the manager: 11 requests, 7 searches."""
    page = site.person("vien")
    page.goto(site.url + "/vien/thang?thang=2022-06")
    settle(page)
    for name, text in (("consultations", "8"), ("updates", "2"), ("listings", "1")):
        page.fill(f"input[name={name}]", text)
    page.get_by_text("Thêm số liệu khác").click()
    page.fill("input[name=search_mark]", "6")
    page.fill("input[name=search_patent]", "1")
    sent(page, "Ghi số của Viện", "Đã nộp báo cáo.")
    sums = page.locator("section", has_text="Cả mạng lưới tháng 06/2022").locator("tbody tr")
    expect(sums.nth(0)).to_contain_text("11")
    expect(sums.nth(1)).to_contain_text("7")
    assert findings(page) == {}
