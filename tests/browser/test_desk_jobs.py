"""Issue 20: what officers do each week, each of fourteen jobs by mouse and by nothing but keys. What
is pressed is counted (ticking rows and typing are none), from the first page on: none takes more
than five, none a detour, none more than forty presses of Tab (tests/browser/hands.py)."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from domain.calendar.dates import today_in_vietnam
from tests.browser.conftest import Served, Visit
from tests.browser.hands import Hand, Keys, Mouse
from tests.browser.rest import watched

PAPER = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PROOF = {"name": "bien-lai.pdf", "mimeType": "application/pdf", "buffer": PAPER}
DEADLINES = '.side a[href="/tinh/nghe-an/thoi-han"]'


@pytest.fixture(scope="module")
def cookies(chromium: Browser, served: Served) -> Callable[[str], list[Any]]:
    """Those of a session of this person, who signs in once for all jobs."""
    known: dict[str, list[Any]] = {}

    def of(username: str) -> list[Any]:
        if username not in known:
            with chromium.new_context(locale="vi-VN") as context:
                Visit(context, watched(context.new_page()), served.url, [], []).sign_in(username)
                known[username] = context.cookies()
        return known[username]

    return of


@pytest.fixture(params=[Mouse, Keys], ids=["mouse", "keys"])
def hand(
    visit: Visit, cookies: Callable[[str], list[Any]], request: pytest.FixtureRequest
) -> Callable[[str, str], Hand]:
    """Begins a job at the first page of somebody."""

    def begin(username: str = "nghean", path: str = "/tinh/nghe-an") -> Hand:
        someone: Hand = request.param(visit)
        someone.begin(cookies(username), path)
        return someone

    return begin


Begin = Callable[..., Hand]


@pytest.mark.browser
def test_what_must_be_done_today(hand: Begin) -> None:
    """To the panel that records."""
    desk = hand()
    page = desk.page
    title = page.locator(".ov-next b a").first.inner_text()
    desk.press(".ov-next .ov-foot .btn-q")
    expect(page.locator(".rp-panel")).to_contain_text(title)
    expect(page.locator(".rp-panel input[name=what]:checked")).to_be_focused()
    desk.done()


@pytest.mark.browser
def test_marks_that_end_in_ninety_days_with_owner_and_phone(hand: Begin) -> None:
    """From the line of Cần xử lý, then marks alone."""
    desk = hand()
    page = desk.page
    desk.press('.ov-tasks a[href*="han=90"]')
    desk.press('.dl-chip[href*="loai=nh"]')
    expect(page).to_have_url(re.compile(r"han=90.*loai=nh|loai=nh.*han=90"))
    desk.visit.settle()
    rows = page.locator(".deadline-list tbody tr")
    assert rows.count() >= 1
    for n in range(rows.count()):
        expect(rows.nth(n)).to_contain_text("Gia hạn lần")
        expect(rows.nth(n).locator("a.whose")).not_to_be_empty()
    expect(page.locator(".deadline-list a[href^='tel:']").first).to_be_visible()
    desk.done()


@pytest.mark.browser
def test_call_an_owner_and_agree_on_a_day(hand: Begin) -> None:
    desk = hand()
    page, day = desk.page, today_in_vietnam() + timedelta(days=6)
    desk.press(DEADLINES)
    expect(page.locator(".deadline-list a[href^='tel:']").first).to_be_visible()
    desk.press('.dl-who a[href*="viec=hen"]')
    expect(page.locator("input[name=call_on]")).to_be_focused()
    desk.write("input[name=call_on]", f"{day:%d%m%y}")
    expect(page.locator(".rp-said")).to_contain_text(f"{day:%d/%m/%Y}")
    desk.write("textarea[name=note]", "Hẹn hỏi kế toán")
    desk.press(".rp-acts button[type=submit]")
    expect(page.locator(".rp-panel")).to_have_count(0)
    expect(page.locator(".dl-who").first).to_contain_text(f"Hẹn lại {day:%d/%m/%Y}")
    desk.done()


@pytest.mark.browser
def test_record_a_payment_with_its_proof(hand: Begin) -> None:
    """Typed day and attached file, then back as it was found by Hoàn tác."""
    desk = hand()
    page, day = desk.page, today_in_vietnam()
    desk.press(DEADLINES)
    desk.press('.deadline-list a[href*="ghi-nhan="]')
    desk.write("input[name=done_on]", f"{day:%d%m%y}")
    expect(page.locator(".rp-said")).to_contain_text(f"{day:%d/%m/%Y}")
    desk.attach("input[name=proof]", PROOF)
    desk.press(".rp-acts button[type=submit]")
    expect(page.locator(".rp-done")).to_contain_text("Đã xong")
    expect(page.locator(".rp-panel")).to_have_count(0)
    desk.done()
    page.locator(".rp-done button[value=none]").click()
    expect(page.locator(".rp-done")).not_to_contain_text("Đã xong")


@pytest.mark.browser
def test_letters_to_owners(hand: Begin) -> None:
    """Five rows that were not reminded of, as many letters as they have owners; then taken back."""
    desk = hand()
    page = desk.page
    desk.press(DEADLINES)
    rows = page.locator(".deadline-list tbody tr:has-text('Chưa nhắc')")
    expect(rows.nth(4)).to_be_visible()
    desk.visit.settle()
    owners = {rows.nth(n).locator(".whose").inner_text() for n in range(5)}
    for n in range(5):
        desk.tick(rows.nth(n).locator(".pick input"))
    desk.press(".choosing button.primary")
    expect(page.locator(".lt-sheet")).to_have_count(len(owners))
    with page.expect_download() as saved:
        desk.press(".letters-foot button[type=submit]")
    with zipfile.ZipFile(io.BytesIO(saved.value.path().read_bytes())) as file:
        kinds = sorted(name.rpartition(".")[2] for name in file.namelist())
    assert kinds == ["docx"] * len(owners) + ["pdf"] * len(owners)
    desk.done()
    page.once("dialog", lambda asked: asked.accept())
    page.locator(".banner button:has-text('Bỏ ghi nhắc')").click()
    expect(page.locator(".banner button:has-text('Bỏ ghi nhắc')")).to_have_count(0)


@pytest.mark.browser
def test_subscribe_without_leaving_the_page(hand: Begin) -> None:
    """Calendar and weekly letter: the address stays, Escape gives the focus back."""
    desk = hand()
    page = desk.page
    desk.press(DEADLINES)
    desk.visit.settle()
    here = page.url
    desk.press(".feed form[data-over] button")
    expect(page.locator("#feed-address")).to_contain_text(".ics")
    expect(page.locator("[data-laid] [data-copy]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-laid]")).to_have_count(0)
    expect(page.locator(".feed form[data-over] button")).to_be_focused()
    desk.press(".feed a[data-over]")
    expect(page.locator("[data-laid] input[name=email]")).to_be_focused()
    desk.write("[data-laid] input[name=email]", "lan@nghean.example.vn")
    desk.tick_field("[data-laid] input[name=active]")
    desk.press("[data-laid] .go")
    expect(page.locator("[data-laid] .banner.good")).to_have_text("Đã lưu.")
    expect(page.locator(".feed")).to_contain_text("gửi đến lan@nghean.example.vn")
    page.keyboard.press("Escape")
    expect(page.locator(".feed a[data-over]")).to_be_focused()
    assert page.url == here
    desk.done()
    page.once("dialog", lambda asked: asked.accept())  # left as it was found
    page.locator(".feed form[data-send] button").press("Enter")
    expect(page.locator(".feed")).to_contain_text("Đăng ký lịch")


@pytest.mark.browser
def test_this_year_against_last_by_former_province(hand: Begin) -> None:
    desk = hand("gialai", "/tinh/gia-lai")
    desk.press('main a[href*="dia-gioi=63"]')
    desk.visit.settle()
    desk.press('main a[href^="/tinh/gia-lai/bang-tong-hop"]')
    head = desk.page.locator("main table thead").filter(has_text="Bình Định").first
    head.wait_for()
    for words in ("Gia Lai", "2026", "2025"):
        expect(head).to_contain_text(words)
    desk.done()


@pytest.mark.browser
def test_one_company(hand: Begin) -> None:
    desk = hand()
    page = desk.page
    desk.press(DEADLINES)
    name = page.locator(".deadline-list a.whose").first.inner_text()
    desk.press(".deadline-list a.whose")
    expect(page.locator("h1")).to_have_text(name)
    expect(page.locator(".ow-counts b").first).to_be_visible()
    desk.done()


@pytest.mark.browser
def test_an_ocop_product(hand: Begin) -> None:
    desk = hand()
    desk.press('.side a[href="/tinh/nghe-an/dac-san"]')
    desk.press('main a[href="/tinh/nghe-an/dac-san?muc=san-pham"]')
    desk.page.locator("main table tbody tr").filter(has_text="sao").first.wait_for()
    desk.done()


@pytest.mark.browser
def test_decide_on_a_watch_hit(hand: Begin) -> None:
    """From the line of Cần xử lý: to be opposed, with a day to look again, then back as it was
    found."""
    desk = hand()
    page, day = desk.page, today_in_vietnam() + timedelta(days=6)
    desk.press('.ov-tasks a[href*="muc=canh-bao"]:has-text("đơn ngoài tỉnh")')
    mark = page.locator(".wt-hit h3").first.inner_text()
    desk.mark(page.locator(".wt-hit input[value=prepared]").first)
    expect(page.locator(".wt-hit input[name=review_on]").first).to_be_visible()
    desk.write(".wt-hit input[name=review_on]", f"{day:%d%m%y}")
    desk.write(".wt-hit input[name=note]", "Hỏi chủ văn bằng")
    desk.press(".wt-hit .wt-save button[type=submit]")
    expect(page.locator(".wt-hit h3", has_text=mark)).to_have_count(0)
    desk.done()
    desk.visit.open("/tinh/nghe-an")
    page.locator('.ov-tasks a:has-text("đơn chuẩn bị phản đối")').press("Enter")
    decided = page.locator(".wt-hit", has=page.locator("h3", has_text=mark))
    expect(decided).to_contain_text(f"{day:%d/%m/%Y}")
    decided.locator("input[value=new]").check()
    decided.locator(".wt-save button[type=submit]").click()
    expect(decided).to_have_count(0)


@pytest.mark.browser
def test_a_target_for_marks(hand: Begin) -> None:
    """Typed in, with its result beside it at once; removed again."""
    desk = hand()
    page, title = desk.page, "Đơn nhãn hiệu nộp trong năm"
    desk.press('.side a[href="/tinh/nghe-an/ke-hoach"]')
    desk.press("summary:has-text('Thêm chỉ tiêu')")
    form = "details[open] form[action$='/danh-sach/chi-tieu']"
    desk.write(f"{form} input[name=title]", title)
    desk.choose(page.locator(f"{form} select[name=indicator]"), "nop-trong-nam")
    desk.choose(page.locator(f"{form} select[name=kind]"), "NH")
    desk.write(f"{form} input[name=year]", str(today_in_vietnam().year))
    desk.write(f"{form} input[name=value]", "900")
    desk.write(f"{form} input[name=source]", "Kế hoạch 12/KH-UBND")
    desk.press(f"{form} button[type=submit]")
    row = page.locator("tr", has_text=title)
    expect(row.locator(".progress-cell")).to_contain_text("chỉ tiêu")
    desk.done()
    page.once("dialog", lambda asked: asked.accept())
    row.locator("button:has-text('Xóa')").click()
    expect(row).to_have_count(0)


@pytest.mark.browser
def test_a_list_for_a_meeting(hand: Begin) -> None:
    """Marks alive as a workbook: a tile, then the file."""
    desk = hand()
    page = desk.page
    desk.press('.ov-tile a[href*="loai=nh"][href*="con-hieu-luc"]')
    expect(page.locator("table.list tbody tr").first).to_be_visible()
    desk.visit.settle()
    desk.press("summary:has-text('Xuất')")
    with page.expect_download() as saved:
        desk.press("a.item[href*='.xlsx']")
    assert saved.value.suggested_filename.endswith(".xlsx")
    desk.done()


@pytest.mark.browser
def test_print_the_provincial_table(hand: Begin, visit: Visit) -> None:
    visit.page.add_init_script("window.print = () => { document.body.dataset.printed = '1'; };")
    desk = hand()
    desk.press('main a[href^="/tinh/nghe-an/bang-tong-hop"]')
    desk.press("[data-print]")
    desk.page.wait_for_selector("body[data-printed]")
    desk.done()


@pytest.mark.browser
def test_figures_of_a_past_day_are_asked_for_in_typing(hand: Begin) -> None:
    desk = hand()
    desk.press(".day-menu > summary")
    assert desk.page.locator("#as-of-day").get_attribute("type") == "text"
    desk.write("#as-of-day", "31/12/2024")
    desk.press(".day-menu button[type=submit]")
    expect(desk.page.locator(".as-of")).to_contain_text("31/12/2024")
    desk.done()
