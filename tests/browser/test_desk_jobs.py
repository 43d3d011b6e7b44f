"""Issue 20: what officers do each week, by clicks that are counted (ticking rows and typing are
none), from the first page on: none takes more than five."""

import io
import re
import zipfile
from datetime import timedelta

import pytest
from playwright.sync_api import Route, expect

from domain.calendar.dates import today_in_vietnam
from tests.browser.conftest import Visit

MOST = 5
PAPER = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


class Clicks:
    """Clicks of one job."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.n = visit, 0

    def on(self, selector: str) -> None:
        self.n += 1
        self.visit.page.locator(selector).first.click()

    def press(self, selector: str) -> None:
        """The same by keyboard."""
        self.n += 1
        self.visit.page.locator(selector).first.press("Enter")


def begin(visit: Visit) -> Clicks:
    visit.sign_in("nghean")
    visit.open("/tinh/nghe-an")
    return Clicks(visit)


@pytest.mark.browser
def test_call_an_owner_and_agree_on_a_day(visit: Visit) -> None:
    clicks, page = begin(visit), visit.page
    day = today_in_vietnam() + timedelta(days=6)
    clicks.on('.side a[href="/tinh/nghe-an/thoi-han"]')
    expect(page.locator(".deadline-list a[href^='tel:']").first).to_be_visible()
    clicks.on('.dl-who a[href*="viec=hen"]')
    box = page.locator("input[name=call_on]")
    expect(box).to_be_focused()
    box.fill(f"{day:%d%m%y}")
    expect(page.locator(".rp-said")).to_contain_text(f"{day:%d/%m/%Y}")
    page.locator("textarea[name=note]").fill("Hẹn hỏi kế toán")
    clicks.on(".rp-acts button[type=submit]")
    expect(page.locator(".rp-panel")).to_have_count(0)
    expect(page.locator(".dl-who").first).to_contain_text(f"Hẹn lại {day:%d/%m/%Y}")
    assert clicks.n == 3 and visit.console == []


@pytest.mark.browser
def test_give_all_in_sight_to_oneself_by_keyboard(visit: Visit) -> None:
    clicks, page = begin(visit), visit.page
    clicks.on('.side a[href="/tinh/nghe-an/thoi-han"]')
    page.locator("thead .pick input").focus()
    page.keyboard.press("Space")
    page.locator("button[value=giao]").press("Enter")
    person = page.locator("select[name=person]")
    expect(person).to_be_focused()
    person.select_option(index=1)
    page.locator(".rp-acts button[type=submit]").press("Enter")
    expect(page.locator(".rp-panel")).to_have_count(0)
    shown = page.locator(".deadline-list tbody tr").count()
    clicks.on('.dl-chip[href*="phu-trach=toi"]')
    expect(page.locator(".deadline-list tbody tr")).to_have_count(shown)
    assert clicks.n == 2 and visit.console == []


@pytest.mark.browser
def test_record_a_payment_with_its_proof(visit: Visit) -> None:
    """Typed day and attached file, then back as it was found by Hoàn tác."""
    clicks, page = begin(visit), visit.page
    day = today_in_vietnam()
    clicks.on('.side a[href="/tinh/nghe-an/thoi-han"]')
    clicks.on('.deadline-list a[href*="ghi-nhan="]')
    page.locator("input[name=done_on]").fill(f"{day:%d%m%y}")
    expect(page.locator(".rp-said")).to_contain_text(f"{day:%d/%m/%Y}")
    page.locator("input[name=proof]").set_input_files(
        {"name": "bien-lai.pdf", "mimeType": "application/pdf", "buffer": PAPER}
    )
    clicks.on(".rp-acts button[type=submit]")
    expect(page.locator(".rp-done")).to_contain_text("Đã xong")
    expect(page.locator(".rp-panel")).to_have_count(0)
    assert clicks.n == 3 <= MOST and visit.console == []
    page.locator(".rp-done button[value=none]").click()
    expect(page.locator(".rp-done")).not_to_contain_text("Đã xong")


@pytest.mark.browser
def test_letters_to_owners(visit: Visit) -> None:
    """Five rows of the list of half a year, as many letters as they have owners."""
    clicks, page = begin(visit), visit.page
    visit.open("/tinh/nghe-an/thoi-han?han=sap-den")
    rows = page.locator(".deadline-list tbody tr:has-text('Chưa nhắc')")
    owners = {rows.nth(n).locator(".whose").inner_text() for n in range(5)}
    for n in range(5):
        rows.nth(n).locator(".pick input").check()
    clicks.on(".choosing button.primary")
    expect(page.locator(".lt-sheet")).to_have_count(len(owners))
    with page.expect_download() as saved:
        clicks.on(".letters-foot button[type=submit]")
    with zipfile.ZipFile(io.BytesIO(saved.value.path().read_bytes())) as file:
        names = file.namelist()
    assert sorted(name.rpartition(".")[2] for name in names) == ["docx"] * len(owners) + [
        "pdf"
    ] * len(owners)
    assert clicks.n == 2 and visit.console == []


SHIFTS = """() => {
    window.ippMoved = 0;
    new PerformanceObserver(list => list.getEntries().forEach(seen => { window.ippMoved += seen.value; }))
        .observe({type: "layout-shift"});
}"""


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
    clicks, page = begin(visit), visit.page
    clicks.press('.side a[href="/tinh/nghe-an/thoi-han"]')
    visit.open("/tinh/nghe-an/thoi-han?han=sap-den")
    boxes, here = page.locator(".deadline-list tbody .pick input"), page.url
    before = page.locator(".deadline-list").bounding_box()
    for n in (0, 2):
        boxes.nth(n).press("Space")
    assert page.locator(".deadline-list").bounding_box() == before
    page.locator(".choosing input[name=label]").fill("Họp quý")
    clicks.press(".choosing button[value=the]")
    expect(page.locator("form[data-choose] .said")).to_contain_text("Đã gắn thẻ cho 2 tài sản.")
    assert page.url == here
    with page.expect_download() as saved:
        clicks.press('.choosing a[href*="thoi-han.csv"]')
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
    assert clicks.n == 3 <= MOST and visit.console == []


@pytest.mark.browser
def test_one_company(visit: Visit) -> None:
    clicks, page = begin(visit), visit.page
    clicks.on('.side a[href="/tinh/nghe-an/thoi-han"]')
    name = page.locator(".deadline-list a.whose").first.inner_text()
    clicks.on(".deadline-list a.whose")
    expect(page.locator("h1")).to_have_text(name)
    expect(page.locator(".ow-counts b").first).to_be_visible()
    assert clicks.n == 2 <= MOST and visit.console == []


@pytest.mark.browser
def test_figures_of_a_past_day_are_asked_for_in_typing(visit: Visit) -> None:
    clicks, page = begin(visit), visit.page
    clicks.on(".day-menu > summary")
    assert page.locator("#as-of-day").get_attribute("type") == "text"
    page.fill("#as-of-day", "31/12/2024")
    clicks.on(".day-menu button[type=submit]")
    expect(page.locator(".as-of")).to_contain_text("31/12/2024")
    assert clicks.n == 2 <= MOST and visit.console == []


@pytest.mark.browser
def test_subscribe_without_leaving_the_page(visit: Visit) -> None:
    """Calendar and weekly letter, by keyboard: the address stays, Escape gives the focus back."""
    clicks, page = begin(visit), visit.page
    clicks.on('.side a[href="/tinh/nghe-an/thoi-han"]')
    visit.settle()
    here = page.url
    clicks.press(".feed form[data-over] button")
    expect(page.locator("#feed-address")).to_contain_text(".ics")
    expect(page.locator("[data-laid] [data-copy]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-laid]")).to_have_count(0)
    expect(page.locator(".feed form[data-over] button")).to_be_focused()
    clicks.press(".feed a[data-over]")
    box = page.locator("[data-laid] input[name=email]")
    expect(box).to_be_focused()
    box.fill("lan@nghean.example.vn")
    page.locator("[data-laid] input[name=active]").check()
    clicks.press("[data-laid] .go")
    expect(page.locator("[data-laid] .banner.good")).to_have_text("Đã lưu.")
    expect(page.locator(".feed")).to_contain_text("gửi đến lan@nghean.example.vn")
    page.keyboard.press("Escape")
    expect(page.locator(".feed a[data-over]")).to_be_focused()
    assert page.url == here and clicks.n == 4 <= MOST and visit.console == []
    page.once("dialog", lambda asked: asked.accept())  # left as it was found
    page.locator(".feed form[data-send] button").press("Enter")
    expect(page.locator(".feed")).to_contain_text("Đăng ký lịch")


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
def test_what_must_be_done_today(visit: Visit) -> None:
    """By keyboard, to the panel that records."""
    clicks, page = begin(visit), visit.page
    title = page.locator(".ov-next b a").first.inner_text()
    clicks.press(".ov-next .ov-foot .btn-q")
    page.wait_for_selector(".rp-panel")
    expect(page.locator(".rp-panel")).to_contain_text(title)
    expect(page.locator(".rp-panel input[name=what]:checked")).to_be_focused()
    assert clicks.n == 1 <= MOST and visit.console == []


@pytest.mark.browser
def test_marks_that_end_in_ninety_days_with_owner_and_phone(visit: Visit) -> None:
    """From the line of Cần xử lý, then marks alone."""
    clicks, page = begin(visit), visit.page
    clicks.on('.ov-tasks a[href*="han=90"]')
    clicks.on('.dl-chip[href*="loai=nh"]')
    expect(page).to_have_url(re.compile(r"han=90.*loai=nh|loai=nh.*han=90"))
    visit.settle()
    rows = page.locator(".deadline-list tbody tr")
    assert rows.count() >= 1
    for n in range(rows.count()):
        expect(rows.nth(n)).to_contain_text("Gia hạn lần")
        expect(rows.nth(n).locator("a.whose")).not_to_be_empty()
    expect(page.locator(".deadline-list a[href^='tel:']").first).to_be_visible()
    assert clicks.n == 2 <= MOST and visit.console == []


@pytest.mark.browser
def test_this_year_against_last_by_former_province(visit: Visit) -> None:
    visit.sign_in("gialai")
    visit.open("/tinh/gia-lai")
    clicks, page = Clicks(visit), visit.page
    clicks.press('main a[href*="dia-gioi=63"]')
    visit.settle()
    clicks.press('main a[href^="/tinh/gia-lai/bang-tong-hop"]')
    head = page.locator("main table thead").filter(has_text="Bình Định").first
    head.wait_for()
    for words in ("Gia Lai", "2026", "2025"):
        expect(head).to_contain_text(words)
    assert clicks.n == 2 <= MOST and visit.console == []


@pytest.mark.browser
def test_an_ocop_product(visit: Visit) -> None:
    clicks, page = begin(visit), visit.page
    clicks.press('.side a[href="/tinh/nghe-an/dac-san"]')
    clicks.press('main a[href="/tinh/nghe-an/dac-san?muc=san-pham"]')
    page.locator("main table tbody tr").filter(has_text="sao").first.wait_for()
    assert clicks.n == 2 <= MOST and visit.console == []


@pytest.mark.browser
def test_a_list_for_a_meeting(visit: Visit) -> None:
    """Marks alive as a workbook: a tile, then the file."""
    clicks, page = begin(visit), visit.page
    clicks.on('.ov-tile a[href*="loai=nh"][href*="con-hieu-luc"]')
    expect(page.locator("table.list tbody tr").first).to_be_visible()
    visit.settle()
    clicks.on("summary:has-text('Xuất')")
    with page.expect_download() as saved:
        clicks.press("a.item[href*='.xlsx']")
    assert saved.value.suggested_filename.endswith(".xlsx")
    assert clicks.n == 3 <= MOST and visit.console == []


@pytest.mark.browser
def test_print_the_provincial_table(visit: Visit) -> None:
    visit.page.add_init_script("window.print = () => { document.body.dataset.printed = '1'; };")
    clicks, page = begin(visit), visit.page
    clicks.press('main a[href^="/tinh/nghe-an/bang-tong-hop"]')
    page.wait_for_selector("[data-print]")
    clicks.press("[data-print]")
    page.wait_for_selector("body[data-printed]")
    assert clicks.n == 2 <= MOST and visit.console == []


@pytest.mark.browser
def test_decide_on_a_watch_hit(visit: Visit) -> None:
    """From the line of Cần xử lý, by keyboard: to be opposed, with a day to look again, then back
    as it was found."""
    clicks, page = begin(visit), visit.page
    day = today_in_vietnam() + timedelta(days=6)
    clicks.press('.ov-tasks a[href*="muc=canh-bao"]:has-text("đơn ngoài tỉnh")')
    hit = page.locator(".wt-hit").first
    mark = hit.locator("h3").inner_text()
    clicks.n += 1
    hit.locator("input[value=prepared]").press("Space")
    review = hit.locator("input[name=review_on]")
    expect(review).to_be_visible()
    review.fill(f"{day:%d%m%y}")
    hit.locator("input[name=note]").fill("Hỏi chủ văn bằng")
    clicks.press(".wt-hit .wt-save button[type=submit]")
    expect(page.locator(".wt-hit h3", has_text=mark)).to_have_count(0)
    assert clicks.n == 3 <= MOST and visit.console == []
    visit.open("/tinh/nghe-an")
    page.locator('.ov-tasks a:has-text("đơn chuẩn bị phản đối")').press("Enter")
    decided = page.locator(".wt-hit", has=page.locator("h3", has_text=mark))
    expect(decided).to_contain_text(f"{day:%d/%m/%Y}")
    decided.locator("input[value=new]").check()
    decided.locator(".wt-save button[type=submit]").click()
    expect(decided).to_have_count(0)


@pytest.mark.browser
def test_a_target_for_marks(visit: Visit) -> None:
    """Typed in by keyboard, with its result beside it at once; removed again."""
    clicks, page = begin(visit), visit.page
    title = "Đơn nhãn hiệu nộp trong năm"
    clicks.press('.side a[href="/tinh/nghe-an/ke-hoach"]')
    clicks.press("summary:has-text('Thêm chỉ tiêu')")
    form = page.locator("details[open] form[action$='/danh-sach/chi-tieu']")
    form.locator("input[name=title]").fill(title)
    form.locator("select[name=indicator]").select_option("nop-trong-nam")
    form.locator("select[name=kind]").select_option("NH")
    form.locator("input[name=year]").fill(str(today_in_vietnam().year))
    form.locator("input[name=value]").fill("900")
    form.locator("input[name=source]").fill("Kế hoạch 12/KH-UBND")
    clicks.n += 1
    form.locator("button[type=submit]").press("Enter")
    row = page.locator("tr", has_text=title)
    expect(row.locator(".progress-cell")).to_contain_text("chỉ tiêu")
    assert clicks.n == 3 <= MOST and visit.console == []
    page.once("dialog", lambda asked: asked.accept())
    row.locator("button:has-text('Xóa')").click()
    expect(row).to_have_count(0)


@pytest.mark.browser
def test_ticked_rows_of_the_register_get_a_tag_and_are_taken_along(visit: Visit) -> None:
    """By keyboard; the page stays where it is, and the file has the ticked rows alone."""
    clicks, page = begin(visit), visit.page
    clicks.press('.side a[href="/tinh/nghe-an/tai-san"]')
    boxes = page.locator("tbody .pick input")
    for n in (0, 2):
        boxes.nth(n).press("Space")
    ids = f"{boxes.nth(0).input_value()},{boxes.nth(2).input_value()}"
    here = page.url
    page.locator(".choosing input[name=label]").fill("Họp quý")
    clicks.press(".choosing button[value=the]")
    expect(page.locator("form[data-choose] .said")).to_have_text("Đã gắn thẻ cho 2 tài sản.")
    assert page.url == here
    with page.expect_download() as saved:
        clicks.press('.choosing a[href*=".csv"]')
    lines = saved.value.path().read_text("utf-8-sig").splitlines()
    assert sum("4-20" in line or "1-20" in line for line in lines) == 2
    clicks.press(f'.choosing a[href$="?chon={ids}"]')
    expect(page.locator("table.list tbody tr")).to_have_count(2)
    assert clicks.n == 4 <= MOST and visit.console == []
    page.locator("thead .pick input").check()
    page.locator(".choosing input[name=label]").fill("họp quý")
    page.locator(".choosing button[value=bo-the]").click()
    expect(page.locator("form[data-choose] .said")).to_have_text("Đã bỏ thẻ của 2 tài sản.")
