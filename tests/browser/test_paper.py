"""Issue 20, item 9: the desk on paper, in light colours whatever the screen shows."""

import io
import re
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from tests.browser.conftest import Visit

UPRIGHT, LYING = (595, 842), (842, 595)
ROWS_OF_A_SHEET = 30
BUTTONS = ("Ghi nhận", "Soạn thư nhắc", "Bỏ chọn", "Chọn ngày", "Cách tính", "Xuất", "Mở danh sách")
DUE = re.compile(r"\d{2}/\d{2}/\d{4}còn")


def printed(visit: Visit, path: str) -> list[PageObject]:
    visit.open(path)
    return list(PdfReader(io.BytesIO(visit.page.pdf(prefer_css_page_size=True))).pages)


def size(page: PageObject) -> tuple[int, int]:
    return round(page.mediabox.width), round(page.mediabox.height)


def joined(text: str) -> str:
    """Without spaces: a PDF parts letters from their marks."""
    return "".join(text.split())


def said(page: PageObject) -> str:
    return joined(page.extract_text())


def pressed(text: str) -> list[str]:
    return [word for word in BUTTONS if joined(word) in text]


@pytest.mark.browser
@pytest.mark.parametrize(("theme", "width"), [("light", 1366), ("dark", 1920)])
@pytest.mark.parametrize(
    ("person", "slug", "whose"),
    [("nghean", "nghe-an", "Sở KH&CN Nghệ An"), ("gialai", "gia-lai", "Sở KH&CN Gia Lai")],
)
def test_the_overview_is_one_sheet(
    visit: Visit, person: str, slug: str, whose: str, theme: str, width: int
) -> None:
    visit.sign_in(person)
    visit.context.add_cookies([{"name": "theme", "value": theme, "url": visit.url}])
    visit.resize(width)
    pages = printed(visit, f"/tinh/{slug}")
    assert [size(page) for page in pages] == [UPRIGHT]
    text = said(pages[0])
    assert joined(whose) in text and "Inngày" in text and "1/1" in text
    assert "Cầnxửlý" in text and "Đặcsảnđịaphương" in text
    assert pressed(text) == []
    assert visit.page.get_attribute("html", "data-bs-theme") == theme


@pytest.mark.browser
def test_thirty_deadlines_stand_on_a_sheet(visit: Visit) -> None:
    visit.sign_in("nghean")
    first = printed(visit, "/tinh/nghe-an/thoi-han?han=sap-den")[0]
    text = said(first)
    assert size(first) == UPRIGHT
    assert len(DUE.findall(text)) == ROWS_OF_A_SHEET
    assert joined("Chưa đến hạn, sắp theo hạn, dòng 1–30") in text
    assert pressed(text) == []


@pytest.mark.browser
def test_a_printed_register_names_its_filters(visit: Visit) -> None:
    visit.sign_in("nghean")
    pages = printed(visit, "/tinh/nghe-an/tai-san?loai=nh")
    text = said(pages[0])
    assert {size(page) for page in pages} == {LYING}
    assert joined("tài sản: Nhãn hiệu, dòng 1–25") in text
    assert sum(said(page).count("4-20") for page in pages) >= 25, "the rows themselves"
    assert pressed(text) == []


SMALLEST = 9.0
"""Points of the smallest letters on paper (visual.md, 4.1)."""


def smallest(page: PageObject) -> float:
    """The size of the smallest letters of the sheet, in points."""
    found: list[float] = []

    def seen(text: str, now: list[float], letters: list[float], _font: Any, points: float) -> None:
        if text.strip():
            found.append(abs(points * letters[3] * now[3]))

    page.extract_text(visitor_text=seen)
    return round(min(found), 1)


@pytest.mark.browser
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("query", ["", "?dia-gioi=63"])
@pytest.mark.parametrize(("person", "slug"), [("gialai", "gia-lai"), ("ninhbinh", "ninh-binh")])
def test_the_provincial_table_is_one_sheet(
    visit: Visit, person: str, slug: str, query: str, language: str
) -> None:
    """By former province, too: of two and of three, whose columns are the whole page wide."""
    visit.sign_in(person)
    visit.context.add_cookies([{"name": "lang", "value": language, "url": visit.url}])
    pages = printed(visit, f"/tinh/{slug}/bang-tong-hop{query}")
    assert [size(page) for page in pages] == [LYING]
    text = said(pages[0])
    whole, months = {
        "vi": ("Cảtỉnh", "Văn bằng cấp 2025"),
        "en": ("Wholeprovince", "Titles granted 2025"),
    }[language]
    assert text.count(whole) == (3 if query else 0)
    assert joined(months) in text, "the months of two years"
    assert smallest(pages[0]) >= SMALLEST
