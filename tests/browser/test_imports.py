"""A file with good and bad rows is dropped, previewed, corrected, applied and undone in Chromium;
the province's totals are as before."""

import base64
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Dialog, expect

from tests.browser.conftest import PASSWORD, Served, Visit
from tests.browser.rest import at_rest
from tests.browser.test_screens import serious, sideways
from tests.importing.files import grid_xlsx, mark

GOOD = [
    mark(
        so_don=f"4-2025-9{n:04}", ten=f"NƯỚC MẮM THỬ {n}", nhom="29", dia_chi="Cửa Lò, tỉnh Nghệ An"
    )
    for n in range(1, 31)
]
BAD = [
    mark(so_don="4-2025-99001", ten="SAI NGÀY", ngay_nop="31/02/2025", dia_chi="Vinh, Nghệ An"),
    mark(so_don="4-2025-99002", ten="TỈNH KHÁC", dia_chi="Quy Nhơn, Bình Định"),
    mark(so_don="4-2025-90001", ten="TRÙNG", dia_chi="Vinh, Nghệ An"),
]
DROP = """([name, content]) => {
    const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0)), transfer = new DataTransfer();
    transfer.items.add(new File([bytes], name));
    const place = document.querySelector('.drop');
    for (const kind of ['dragenter', 'dragover', 'drop'])
        place.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: transfer}));
}"""


def totals(visit: Visit) -> list[str]:
    """What the tiles of the province's page say."""
    visit.open("/tinh/nghe-an")
    visit.page.wait_for_selector(".kpi .v a")
    return [text.strip() for text in visit.page.locator(".kpi .v").all_inner_texts()]


def count(served: Served) -> int:
    with sqlite3.connect(served.database) as connection:
        return int(connection.execute("SELECT count(*) FROM asset WHERE vn34 = '40'").fetchone()[0])


def drop(visit: Visit, path: Path) -> None:
    visit.open("/nhap")
    visit.page.evaluate(DROP, [path.name, base64.b64encode(path.read_bytes()).decode()])
    visit.page.wait_for_selector(".import-rows", timeout=60_000)


def press(visit: Visit, text: str, until: str) -> None:
    visit.page.click(f"button:has-text('{text}')")
    visit.page.wait_for_selector(until, timeout=60_000)


def mend(path: Path) -> Path:
    """What the officer does with the rejected rows: corrects the day, takes out the rest."""
    book = load_workbook(path)
    sheet: Any = book.active
    assert [sheet.cell(1, sheet.max_column).value, sheet.max_row] == ["Lý do", 4]
    head = [cell.value for cell in sheet[1]]
    sheet.cell(2, head.index("Ngày nộp đơn") + 1).value = "28/02/2025"
    sheet.delete_rows(3, 2)
    book.save(path.with_name("sua.xlsx"))
    return path.with_name("sua.xlsx")


@pytest.mark.browser
def test_a_file_is_dropped_corrected_applied_and_undone(
    visit: Visit, served: Served, chromium: Browser, tmp_path: Path
) -> None:
    visit.sign_in("nghean")
    before, rows = totals(visit), count(served)
    drop(visit, grid_xlsx(tmp_path / "thang-11.xlsx", [*GOOD, *BAD]))
    assert visit.page.locator(".outcomes b").all_inner_texts() == ["33", "30", "0", "0", "3"]
    assert count(served) == rows, "nothing is written before apply"
    visit.page.click(".outcomes a:has-text('Bị loại')")
    visit.page.wait_for_url("**xem=loi*")
    # the preview's rows leave when the answer comes
    expect(visit.page.locator("table.imports:not(.mend) tbody tr")).to_have_count(3)
    with visit.page.expect_download() as saved:
        visit.page.click("a[href$='dong-loi.xlsx']")
    saved.value.save_as(tmp_path / "loi.xlsx")
    press(visit, "Nhận 30 dòng đúng", "button:has-text('Hoàn tác')")
    first = visit.page.url
    assert count(served) == rows + 30
    drop(visit, mend(tmp_path / "loi.xlsx"))
    assert visit.page.locator(".outcomes b").all_inner_texts() == ["1", "1", "0", "0", "0"]
    press(visit, "Nhận 1 dòng đúng", "button:has-text('Hoàn tác')")
    visit.page.click("table.imports a.name")
    visit.page.wait_for_selector("h1:has-text('SAI NGÀY')")
    visit.page.go_back()
    visit.page.wait_for_selector("button:has-text('Hoàn tác')")
    assert count(served) == rows + 31
    dialogs: list[Dialog] = []
    visit.page.once("dialog", lambda dialog: (dialogs.append(dialog), dialog.dismiss()))
    visit.page.click("button:has-text('Hoàn tác')")
    at_rest(visit.page)
    assert [dialog.message.partition("?")[0] for dialog in dialogs] == [
        "Hoàn tác 1 dòng của lần nhập này"
    ]
    assert count(served) == rows + 31, "whoever says no finds everything as it was"
    visit.page.on("dialog", lambda dialog: dialog.accept())
    press(visit, "Hoàn tác", "h2:has-text('đã hoàn tác')")
    visit.page.goto(first)
    visit.page.wait_for_selector("button:has-text('Hoàn tác')")
    press(visit, "Hoàn tác", "h2:has-text('đã hoàn tác')")
    assert (count(served), totals(visit)) == (rows, before)
    assert visit.console == []


@pytest.mark.browser
def test_the_screens_of_importing_are_accessible_at_every_width(
    visit: Visit, tmp_path: Path
) -> None:
    """Choosing by button is what dropping is; the address alone brings a state back; both themes,
    both languages."""
    visit.sign_in("gialai")
    visit.open("/nhap")
    with visit.page.expect_file_chooser() as chooser:
        visit.page.focus("[data-pick]")
        visit.page.keyboard.press("Enter")
    chooser.value.set_files(grid_xlsx(tmp_path / "x.xlsx", [BAD[1], BAD[0]]))
    visit.page.wait_for_selector(".import-rows", timeout=60_000)
    ready = visit.page.url.removeprefix(visit.url)
    found: dict[str, Any] = {}
    for theme in ("light", "dark"):
        visit.context.add_cookies([{"name": "theme", "value": theme, "url": visit.url}])
        for path in ("/nhap", ready, f"{ready}&xem=loi"):
            visit.page.set_viewport_size({"width": 1440, "height": 900})
            visit.open(path)
            found[f"{theme} {path}"] = serious(visit.page)
            for width in (390, 320):
                visit.resize(width)
                found[f"{theme} {path} {width}"] = (
                    [str(sideways(visit.page))] if sideways(visit.page) else []
                )
    assert {name: said for name, said in found.items() if said} == {}
    visit.context.add_cookies([{"name": "lang", "value": "en", "url": visit.url}])
    visit.open(ready)
    assert "Preview, nothing is written yet" in visit.page.inner_text("main")
    press(visit, "Take nothing", ".state:has-text('nothing was written')")
    visit.open("/nhap?lan=999999")
    assert visit.page.locator("main h1").inner_text() == "Page not found"
    assert [line for line in visit.console if "404" not in line] == []


def end_session(visit: Visit) -> None:
    """As when an administrator or the clock ends it: the cookie is worth nothing any more."""
    visit.context.add_cookies([{"name": "ipp", "value": "ended", "url": visit.url}])


@pytest.mark.browser
def test_a_session_that_has_ended_is_told_and_leads_back(visit: Visit, tmp_path: Path) -> None:
    """Whoever sends a file is told that it was not received; whoever moves on never sees the former
    page under the new address, but the sign-in, and after it the page he wanted."""
    visit.sign_in("ninhbinh")
    visit.open("/nhap")
    end_session(visit)
    visit.page.evaluate(DROP, ["x.csv", base64.b64encode(b"x").decode()])
    expect(visit.page.locator(".import-said.bad")).to_contain_text("tệp chưa được nhận")
    expect(visit.page.locator("#ended")).to_be_visible()
    assert serious(visit.page) == []
    visit.page.click("#ended a")
    expect(visit.page.locator("#signin")).to_be_visible()
    expect(visit.page.locator("main")).to_contain_text("Phiên làm việc trước đã kết thúc")
    visit.page.fill("input[name=username]", "ninhbinh")
    visit.page.fill("input[name=password]", PASSWORD)
    visit.page.click("#signin button[type=submit]")
    expect(visit.page.locator(".drop")).to_be_visible()
    end_session(visit)
    visit.page.click(".side a[href$='/tai-san']")
    expect(visit.page.locator("#signin")).to_be_visible()
    assert "next=%2Ftinh%2Fninh-binh%2Ftai-san" in visit.page.url
    assert [line for line in visit.console if "401" not in line] == []
