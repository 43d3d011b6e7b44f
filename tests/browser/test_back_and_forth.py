"""The whole way of a province's own register in Chromium (issue 19): dropped as it is, its questions
answered, three rows put right on the preview, taken, looked at, given out, two cells changed in the
file, dropped again, both imports taken back. The officer's presses are counted.

A small register of the same shape every time; the one from the field in the long form.
"""

import base64
import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Served, Visit
from tests.browser.rest import at_rest
from tests.browser.test_imports import DROP
from tests.importing.files import shared

MOST_PRESSES = 12
"""To the first apply."""
LONGEST_WAIT = 180_000
SEEN = "document.querySelector('.import-rows').classList.add('seen-before')"
HEAD = ["TT", "Tên nhãn hiệu/đối tượng", "Loại hình SHCN", "Số đơn", "Ngày nộp đơn", "Số GCN/Bằng",
        "Ngày cấp", "Nhóm hàng hóa", "Tên đơn vị/cá nhân", "Địa chỉ", "Tình trạng", "Ghi chú"]  # fmt: skip
ROWS = 40
WRONG = {5: "31/02/2022", 9: "05/03/22", 14: "2022"}
"""Row → a day as nobody can read it."""
ADDRESSES = {3: "huyện Đak Đoa", 4: "-", 7: "Quận 1, TP. Hồ Chí Minh"}
CONTENT = """
    SELECT a.identity, a.kind, a.mark_category, a.title, a.application_no, a.application_date, a.registration_no,
           a.registration_date, a.expiry_date, a.term_end, a.status, a.status_raw, a.status_stated, a.vn34, a.vn63,
           a.place_origin, a.product, a.source, a.as_of, a.illustrative,
           (SELECT group_concat(p.role || p.name || ifnull(p.address, ''), '|') FROM
               (SELECT * FROM asset_party WHERE asset_id = a.id ORDER BY position) p),
           (SELECT group_concat(c.scheme || c.code, '|') FROM
               (SELECT * FROM asset_class WHERE asset_id = a.id ORDER BY position) c)
    FROM asset a WHERE a.vn34 = '52' ORDER BY a.identity"""
Content = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Way:
    """`total`, `least`: rows of the file, and how many of them must come in new; `right`: what is
    typed into the first three wrong cells."""

    file: Callable[[Path], Path]
    total: int
    least: int
    right: tuple[str, str, str]


def _small(folder: Path) -> Path:
    """A preamble, counted columns, a sum and a signature around rows of two kinds."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["SỞ KHOA HỌC VÀ CÔNG NGHỆ GIA LAI"])
    sheet.append(["SỔ THEO DÕI TÀI SẢN TRÍ TUỆ NĂM 2026"])
    sheet.append(["(Số liệu đến hết tháng 10 năm 2026)"])
    sheet.append([])
    sheet.append(HEAD)
    for n in range(1, ROWS + 1):
        filed, address = WRONG.get(n, f"{n % 28 + 1}/3/2021"), ADDRESSES.get(n, "Pleiku, Gia Lai")
        design = n % 8 == 0
        number = f"3-2021-7{n:04}" if design else f"4-2021-7{n:04}"
        kind, classes = ("KDCN", "") if design else ("NH", "29 và 30")
        told = [n, f"Mẫu thử {n}", kind, number, filed, "chưa cấp", "-", classes, f"HTX Mẫu {n}"]
        sheet.append([*told, address, "Đang thẩm định", ""])
    sheet.append(["", "Tổng cộng", ROWS])
    sheet.append(["", "", "", "", "", "", "", "", "NGƯỜI LẬP"])
    book.save(folder / "so_theo_doi_2026.xlsx")
    return folder / "so_theo_doi_2026.xlsx"


def _from_the_field(_folder: Path) -> Path:
    return shared("field_cases/so_theo_doi_gia_lai_2026.xlsx")


SHORT = Way(_small, ROWS, ROWS - 1, ("28/02/2022", "05/03/2022", "01/02/2022"))
LONG = Way(_from_the_field, 3_000, 2_900, ("05/03/2022", "13/12/2021", "05/03/2022"))


class Officer:
    """Who presses, and how often."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.presses = visit, 0

    @property
    def page(self) -> Any:
        return self.visit.page

    def press(self, what: Locator) -> None:
        self.presses += 1
        what.click()

    def send(self, what: Locator) -> None:
        """Presses what has the file read again, and waits until it was."""
        self.page.evaluate(SEEN)
        self.press(what)
        self.preview()

    def type_into(self, what: Locator, text: str) -> None:
        self.press(what)
        self.page.keyboard.type(text)

    def drop(self, path: Path) -> None:
        self.presses += 1
        content = base64.b64encode(path.read_bytes()).decode()
        self.page.evaluate(DROP, [path.name, content])
        self.preview()

    def preview(self) -> None:
        self.page.wait_for_selector(".import-rows:not(.seen-before)", timeout=LONGEST_WAIT)
        at_rest(self.page)

    def button(self, text: str) -> Locator:
        found: Locator = self.page.locator(f"main button:has-text('{text}')")
        return found.first

    def counts(self) -> list[int]:
        """All, new, changed, unchanged, rejected."""
        told = self.page.locator(".outcomes b").all_inner_texts()
        return [int(text.replace(".", "")) for text in told]

    def take(self) -> None:
        self.press(self.button("Nhận "))
        self.page.wait_for_selector("button:has-text('Hoàn tác')", timeout=LONGEST_WAIT)

    def undo(self, job: str) -> None:
        self.page.goto(job)
        self.page.wait_for_selector("button:has-text('Hoàn tác')")
        self.page.once("dialog", lambda dialog: dialog.accept())
        self.press(self.button("Hoàn tác"))
        self.page.wait_for_selector("h2:has-text('đã hoàn tác')", timeout=LONGEST_WAIT)


def _content(served: Served) -> Content:
    with sqlite3.connect(served.database) as connection:
        return connection.execute(CONTENT).fetchall()


def _corrected(path: Path, titles: dict[str, str]) -> tuple[Path, list[str]]:
    """The exported list with another name in the row of each number; and the names before."""
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    lines = list(sheet.iter_rows())
    at = next(i for i, line in enumerate(lines) if "Số đơn" in [cell.value for cell in line])
    head = [cell.value for cell in lines[at]]
    name, number = head.index("Tên"), head.index("Số đơn")
    rows = {line[number].value: line for line in lines[at + 1 :]}
    before = [str(rows[key][name].value) for key in titles]
    for key, title in titles.items():
        rows[key][name].value = title
    book.save(path.with_name("da-sua.xlsx"))
    return path.with_name("da-sua.xlsx"), before


def _titles(content: Content) -> dict[str, str]:
    return {row[4]: row[3] for row in content}


@pytest.mark.browser
@pytest.mark.parametrize("way", [SHORT, pytest.param(LONG, marks=pytest.mark.long)])
def test_a_register_goes_in_out_and_in_again(
    visit: Visit, served: Served, tmp_path: Path, way: Way
) -> None:
    file, before = way.file(tmp_path), _content(served)
    visit.sign_in("gialai")
    officer, page = Officer(visit), visit.page
    officer.press(page.locator("nav a[href^='/nhap'], .side a[href^='/nhap']").first)
    page.wait_for_selector(".drop")
    officer.drop(file)
    assert officer.counts()[0] == way.total
    for _question in range(2):  # rows whose address names no province, rows without one
        officer.send(page.locator(".import-declared button.primary").first)
    boxes = page.locator("table.mend input[type=text]")
    mended = [page.locator("table.mend tbody tr").nth(i).inner_text() for i in range(3)]
    for i, text in enumerate(way.right):
        officer.type_into(boxes.nth(i), text)
    taken = officer.counts()[1]
    officer.send(page.locator("form[data-mending] .card-h button.primary"))
    total, new, changed, _same, _rejected = officer.counts()
    assert (new, changed) == (taken + 3, 0) and new >= way.least and total == way.total
    assert _content(served) == before, "nothing is written before apply"
    officer.take()
    first = page.url
    assert officer.presses <= MOST_PRESSES, officer.presses
    after = _content(served)
    assert len(after) == len(before) + new
    numbers = [_number_in(text) for text in mended]
    assert {n for n in numbers if n not in _digits(after)} == set()

    # the register shows them, and gives them out
    officer.press(page.locator(".side a[href$='/tai-san']").first)
    visit.settle()
    expect(page.locator("main table").first).to_contain_text(after[-1][3][:4])
    page.locator("summary:has-text('Xuất')").first.click()
    with page.expect_download() as saved:
        page.locator("a[href*='/tai-san.xlsx']").first.click()
    saved.value.save_as(tmp_path / "ra.xlsx")
    known = _titles(before)
    two = [n for n in _titles(after) if n and n not in known][:2]
    named = {number: f"TÊN ĐÃ SỬA {i}" for i, number in enumerate(two)}
    corrected, former = _corrected(tmp_path / "ra.xlsx", named)

    # only what was corrected is a change, shown before it is written
    visit.open("/nhap")
    officer.drop(corrected)
    assert officer.counts() == [len(after), 0, 2, len(after) - 2, 0]
    page.click(".outcomes a:has-text('Thay đổi')")
    page.wait_for_url("**xem=doi*")
    expect(page.locator("table.imports:not(.mend) tbody tr")).to_have_count(2)
    shown = page.locator("main").inner_text()
    assert [text for text in (*former, *named.values()) if text not in shown] == []
    assert _content(served) == after, "nothing is written before apply"
    officer.take()
    second = page.url
    assert {n: t for n, t in _titles(_content(served)).items() if n in named} == named

    # both are taken back, the last one first
    officer.undo(second)
    assert _content(served) == after
    officer.undo(first)
    assert _content(served) == before
    assert visit.console == []


def _number_in(row: str) -> str:
    """The digits of the number that a row of wrong cells is about."""
    found = re.search(r"(?:VN-)?\d-\d{4}-\d{5}", row)
    assert found, row
    return re.sub(r"\D", "", found[0])


def _digits(content: Content) -> set[str]:
    return {re.sub(r"\D", "", row[4] or "") for row in content}
