"""What is drawn: letters large enough, markup escaped, scales from zero, gaps for what is missing,
the map whole; the file holds everything and asks for nothing."""

import re
from html.parser import HTMLParser

import pytest

from read_models.slides import Bar, Bars, Columns, Deck, PlacesAsked, Rows, Slide
from reports.slides.charts import columns, lying
from reports.slides.decks import asked_slides, search_slide
from reports.slides.file import deck_file
from reports.slides.stage import stage
from tests.components.builders import AS_OF, TODAY
from tests.reports.slides.test_decks import ROWS

HOSTILE = '<img src=x onerror="alert(1)">&'
BARS = (
    Bar("2021", 100, "100"),
    Bar("2022", None, "", words="chưa có số"),
    Bar("2023", 50, "50", parts=(("nh", 30), ("sc", 20)), pale=True),
    Bar("2024", 0, "0"),
)


def heights(drawn: str) -> list[float]:
    return [float(n) for n in re.findall(r'height="([0-9.]+)" class="sl-f', drawn)]


def test_columns_stand_on_zero() -> None:
    drawn = columns(BARS, 800, 560, "Đơn")
    whole, *parts, nothing = heights(drawn)
    assert sum(parts) == pytest.approx(whole / 2, abs=0.2)
    assert parts[0] / parts[1] == pytest.approx(30 / 20, abs=0.01)
    assert nothing == 0
    assert drawn.count("sl-gap") == 1, "what is missing is a gap"
    assert 'aria-label="Đơn. 2021: 100; 2022: chưa có số; 2023: 50; 2024: 0"' in drawn


def test_lying_bars_are_in_proportion() -> None:
    widths = [
        float(n)
        for n in re.findall(
            r'width="([0-9.]+)" height="[0-9.]+" class="sl-f', lying(BARS[::2], 846, "")
        )
    ]
    assert widths[1] / widths[0] == pytest.approx(0.5, abs=0.01)


def test_no_letter_is_smaller_than_24() -> None:
    drawn = columns(BARS, 800, 560, "") + lying(BARS, 846, "")
    assert min(int(size) for size in re.findall(r'font-size="(\d+)"', drawn)) == 24


def create_deck(**changes: object) -> Deck:
    slide = Slide(
        "a",
        f"Tiêu đề {HOSTILE}",
        left=(Columns(f"Đơn {HOSTILE}", BARS),),
        right=(Bars("", BARS),),
        source=f"Nguồn {HOSTILE}",
        method=((f"Cách {HOSTILE}", "= 1 : 2"),),
        rows=Rows(("Tên",), tuple((f"{HOSTILE} {i}",) for i in range(250)), 300),
        illustrative="part",
    )
    skipped = Slide("b", "Trống", skipped="chưa có")
    values = {"name": "tinh", "title": f"Bộ {HOSTILE}", "slides": (slide, skipped), "made": TODAY}
    return Deck(**values | changes)  # type: ignore[arg-type]


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(text: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Elements()
    parser.feed(text)
    return parser.found


def test_text_is_never_markup() -> None:
    found = elements(deck_file(create_deck()))
    assert not [tag for tag, _attributes in found if tag == "img"]
    assert not [name for _tag, attributes in found for name in attributes if name.startswith("on")]


def test_a_slide_without_data_is_not_there_and_every_slide_is_marked() -> None:
    drawn = stage(create_deck())
    assert drawn.count('class="sl-slide"') == 1 and "Trống" not in drawn
    assert drawn.count("MỘT PHẦN LÀ DỮ LIỆU MINH HỌA") == 2, "on the slide and on the overview"
    assert "200 trong 300 dòng làm nên trang này" in drawn


def test_a_deck_without_any_data_says_so() -> None:
    drawn = stage(create_deck(slides=(Slide("b", "Trống", skipped="chưa có"),)))
    assert "Chưa có trang nào có số liệu" in drawn and "Trống: chưa có" in drawn


def test_the_file_asks_for_nothing() -> None:
    """No address leads out of it; its own policy forbids the browser to fetch."""
    asked = asked_slides(ROWS, PlacesAsked({}, {}, {}), AS_OF, TODAY)
    slides = (search_slide(asked, AS_OF, TODAY),)
    text = deck_file(create_deck(slides=slides, asked=asked))
    found = elements(text)
    leading = [
        value
        for _tag, attributes in found
        for name, value in attributes.items()
        if name in ("src", "href", "action", "data-to") and value
    ]
    assert [value for value in leading if not value.startswith(("#", "tinh-"))] == []
    assert re.findall(r"url\((?!data:)", text) == []
    assert "http-equiv" in text and "default-src 'none'" in text


def test_the_map_is_whole() -> None:
    """Both archipelagos are on it, with their names."""
    asked = asked_slides(ROWS, PlacesAsked({}, {}, {}), AS_OF, TODAY)
    text = stage(create_deck(slides=(search_slide(asked, AS_OF, TODAY),), asked=asked))
    assert "Quần đảo Hoàng Sa" in text and "Quần đảo Trường Sa" in text
    used = set(re.findall(r'<use href="#([^"]+)"', text))
    assert used - set(re.findall(r' id="([^"]+)"', text)) == set()


def test_ids_stand_once() -> None:
    asked = asked_slides(ROWS, PlacesAsked({}, {}, {}), AS_OF, TODAY)
    ids = re.findall(r' id="([^"]+)"', stage(create_deck(asked=asked)))
    assert len(ids) == len(set(ids))
