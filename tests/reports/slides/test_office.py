"""A deck as a presentation, read back: a finding a slide with charts whose parts hold its numbers,
notes, the map; behind them method and every row, with links there and back."""

import io
import re
import shutil
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from language import in_language
from read_models.slides import Bar, Bars, Columns, Country, Deck, PlacesAsked, Slide
from reports.slides.country import map_parts
from reports.slides.decks import (
    asked_slides,
    names_deck,
    news_deck,
    province_deck,
    search_slide,
    visits_deck,
)
from reports.slides.office.country import outlines
from reports.slides.office.deck import deck_presentation
from tests.components.builders import AS_OF, TODAY, create_overview, create_page, create_row
from tests.reports.audit import findings
from tests.reports.slides.test_decks import LINES, ROWS
from tests.reports.slides.test_decks import create_names as names
from tests.reports.slides.test_drawing import create_deck
from tests.reports.test_libreoffice import OFFICE, printed

UNSEEN = "\x0b\x1b\u202e\ufffe"


def opened(deck: Deck) -> Any:
    return Presentation(io.BytesIO(deck_presentation(deck)))


def titles(made: Any) -> list[str]:
    return [slide.shapes.title.text for slide in made.slides]


def words(slide: Any) -> str:
    frames = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    cells = [cell.text for s in slide.shapes if s.has_table for cell in s.table.iter_cells()]
    return "\n".join([*frames, *cells])


def charts(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def drawn(chart: Any) -> tuple[list[str], dict[str, list[float | None]]]:
    """As the part of the chart has it."""
    plot = chart.plots[0]
    return list(plot.categories), {one.name: list(one.values) for one in plot.series}


def in_workbook(chart: Any) -> list[tuple[object, ...]]:
    """As who edits the chart sees it."""
    sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


def a_network(slides: tuple[Slide, ...] = ()) -> Deck:
    asked = asked_slides(ROWS, PlacesAsked({"40": 3}, {"40": 2}, {"40": 1}), AS_OF, TODAY)
    return Deck(
        "mang-luoi", "Mạng lưới", (*slides, search_slide(asked, AS_OF, TODAY)), TODAY, asked=asked
    )


def test_visits_of_years_hold_their_numbers() -> None:
    made = opened(visits_deck(LINES, TODAY))
    first = made.slides[0]
    assert first.shapes.title.text == (
        "Lượt truy cập trang năm 2023 đạt 2,44 triệu, gấp 1,65 lần năm 2021"
    )
    chart = charts(first)[0]
    categories = ["2021", "2022 (không có số cả năm; 06/2022: 187.554)", "2023"]
    values = [1_477_321, None, 2_444_063]
    assert drawn(chart) == (categories, {"Lượt truy cập trang mỗi năm": values})
    assert in_workbook(chart)[1:] == list(zip(categories, values, strict=True))
    assert "2021: “tăng khoảng 50%”" in words(first)
    assert chart.value_axis.minimum_scale == 0


def test_stacked_years_are_named_by_kind_and_add_up() -> None:
    data = create_overview()
    made = opened(province_deck(data, TODAY))
    found = [chart for slide in made.slides for chart in charts(slide)]
    stacked = next(chart for chart in found if len(drawn(chart)[1]) > 1)
    categories, series = drawn(stacked)
    totals = [int(name.partition("(")[2].rstrip(")")) for name in categories]
    assert [sum(n or 0 for n in column) for column in zip(*series.values(), strict=True)] == totals
    assert set(series) <= {
        "Sáng chế", "Giải pháp hữu ích", "Kiểu dáng công nghiệp", "Nhãn hiệu", "Chỉ dẫn địa lý",
    }  # fmt: skip


def test_every_chart_of_every_deck_is_what_its_block_says() -> None:
    for deck in all_decks():
        for slide, made in zip(deck.shown, opened(deck).slides, strict=False):
            blocks = [b for b in (*slide.left, *slide.right) if isinstance(b, Bars | Columns)]
            found = charts(made)
            assert len(found) == sum(bool(block.bars) for block in blocks), slide.key
            for block, chart in zip([b for b in blocks if b.bars], found, strict=True):
                values = drawn(chart)[1].values()
                if len(values) == 1:
                    assert list(*values) == [bar.value for bar in block.bars], slide.key
            assert slide.title in made.shapes.title.text or slide.key == "hoi-tinh"


def all_decks() -> list[Deck]:
    data = create_overview()
    changed = create_page(rows=(create_row(),), total=1)
    return [
        a_network(),
        visits_deck(LINES, TODAY),
        province_deck(data, TODAY),
        names_deck(names(), "40", TODAY),
        news_deck(data, changed, TODAY),
    ]


def test_a_validator_finds_nothing(tmp_path: Path) -> None:
    hostile = create_deck(
        title=f"Bộ {UNSEEN}", slides=(replace(create_deck().slides[0], title=UNSEEN * 30),)
    )
    empty = Deck("tinh", "Trống", (Slide("a", "A", skipped="chưa có"),), TODAY)
    for deck in (*all_decks(), create_deck(), hostile, empty):
        assert findings(deck_presentation(deck), tmp_path, "pptx") == [], deck.title


def test_categories_are_never_empty_or_twice() -> None:
    bars = (Bar("", 1, "1"), Bar("A", 2, "2"), Bar("A", 3, "3"), Bar("", None, ""))
    made = opened(Deck("tinh", "T", (Slide("a", "A", left=(Bars("", bars),)),), TODAY))
    categories, series = drawn(charts(made.slides[0])[0])
    assert categories == ["–", "A", "A (2)", "– (2)"]
    assert list(series.values()) == [[1, 2, 3, None]]


def test_method_and_all_rows_follow_with_links() -> None:
    """250 of 300 rows are known, of which as many are told as under a headline in the HTML file."""
    made = opened(create_deck())
    first, *behind = made.slides
    assert all(title.startswith("Cách tính: Tiêu đề") for title in titles(made)[1:])
    rows = [shape.table for slide in behind for shape in slide.shapes if shape.has_table]
    cells = [row.cells[0].text for table in rows for row in list(table.rows)[1:]]
    assert len(cells) == 200 and cells[0].endswith(" 0") and cells[-1].endswith(" 199")
    assert "200 trong 300 dòng làm nên trang này" in words(behind[0])
    assert "= 1 : 2" in words(behind[0])
    assert targets(first) == [behind[0].slide_id]
    assert {*targets(behind[0]), *targets(behind[-1])} == {first.slide_id}


def targets(slide: Any) -> list[int]:
    """Slides that its links lead to."""
    pressed = [shape.click_action for shape in slide.shapes if shape.shape_type == 1]
    return [action.target_slide.slide_id for action in pressed if action.target_slide]


def test_a_province_is_asked_for_by_its_name() -> None:
    made = opened(a_network())
    first = made.slides[0]
    assert first.shapes.title.text.startswith("Hỏi tỉnh: bấm tên")
    assert targets(first) == [slide.slide_id for slide in list(made.slides)[1:3]]
    assert targets(made.slides[1]) == [first.slide_id]
    assert titles(made)[1:3] == [
        "Gia Lai: chưa có dữ liệu",
        "Nghệ An: 336 văn bằng còn hiệu lực, cứ 10 thì 9 là nhãn hiệu",
    ]


def test_the_notes_say_what_is_said_and_how_it_was_worked_out() -> None:
    made = opened(visits_deck(LINES, TODAY))
    notes = made.slides[0].notes_slide.notes_text_frame.text
    for told in ("không suy ra số từ", "3 phút", "Thiếu số cả năm 2022", "1,65: = 2.444.063"):
        assert told in notes


def test_invented_numbers_are_marked_on_every_slide() -> None:
    deck = create_deck(slides=(replace(create_deck().slides[0], illustrative="all"),))
    for slide in opened(deck).slides:
        assert "DỮ LIỆU MINH HỌA" in words(slide)
        assert "Toàn bộ số của trang là minh họa." in words(slide)


def test_both_archipelagos_are_on_every_map() -> None:
    assert map_parts(), "python app.py assets"
    for slide in opened(a_network()).slides:
        if any(shape.shape_type == 13 for shape in slide.shapes):
            assert "Quần đảo Hoàng Sa" in words(slide) and "Quần đảo Trường Sa" in words(slide)
    found = map_parts() or {}
    shapes = [path for code, path in found["shapes"].items() if code.isdigit()]
    assert len(shapes) == 63 and all(list(outlines(path)) for path in shapes)


def test_a_marked_province_is_a_shape() -> None:
    slide = Slide("a", "A", left=(), right=(Country("vn34", "Bản đồ", {"52": "new"}, {}),))
    made = opened(Deck("tinh", "T", (slide,), TODAY))
    freeforms = [s for s in made.slides[0].shapes if s.shape_type == 5]
    assert len(freeforms) == 2, "Gia Lai is made of two former provinces"


def test_no_letter_is_smaller_than_twelve_points() -> None:
    """24 pixels of a slide of 1920."""
    for deck in all_decks():
        archive = zipfile.ZipFile(io.BytesIO(deck_presentation(deck)))
        parts = [n for n in archive.namelist() if re.match(r"ppt/(slides|charts)/[^_]*\.xml", n)]
        sizes = [int(n) for p in parts for n in re.findall(rb'\bsz="(\d+)"', archive.read(p))]
        assert min(sizes) >= 1200, deck.name


def test_nothing_sticks_out_of_a_slide() -> None:
    for deck in all_decks():
        made = opened(deck)
        for slide in made.slides:
            for shape in slide.shapes:
                assert shape.left >= 0 and shape.left + shape.width <= made.slide_width + 1
                assert shape.top >= 0 and shape.top + shape.height <= made.slide_height + 1


def test_the_same_deck_gives_the_same_bytes() -> None:
    first, second = (deck_presentation(a_network()) for _n in range(2))
    assert first == second


def test_in_english() -> None:
    with in_language("en"):
        made = opened(visits_deck(LINES, TODAY))
        assert titles(made)[0] == "Page views in 2023: 2.44 million, 1.65 times 2021"
        xml = zipfile.ZipFile(io.BytesIO(deck_presentation(visits_deck(LINES, TODAY))))
        assert b'lang="vi-VN"' not in xml.read("ppt/slides/slide1.xml")


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice: soffice is not there")
def test_libreoffice_opens_and_prints_each(tmp_path: Path) -> None:
    assert shutil.which("soffice")
    decks = {f"{n}.pptx": deck for n, deck in enumerate(all_decks())}
    for name, deck in decks.items():
        (tmp_path / name).write_bytes(deck_presentation(deck))
    said = printed(tmp_path, list(decks))
    assert "2.444.063" in said[1]
    for before, after in pairwise([*said, said[0]]):
        assert before and before != after
