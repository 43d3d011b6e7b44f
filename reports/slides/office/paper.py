"""Slides while they are made: texts, boxes, tables, links. Sizes are pixels of a slide of 1920 × 1080;
no letter is smaller than 24 of them, which are 12 points."""

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from language import language
from language.translation import LOCALES
from reports.document.clean import clean

FONT = "Arial"
PIXEL = 6350
"""EMU: 1920 of them are 13⅓ inches."""
INK, SOFT, BLUE, AMBER, LINE = "172033", "475268", "174A7C", "7A4A00", "828C9D"
PAPER, HEAD = "FFFFFF", "E7EFF8"
SMALL, CELL, PLAIN, LABEL, TITLE, BIG = 12, 14, 16, 18, 28, 50
"""Points of letters."""
TITLE_ONLY = 5
"""The layout of the library's own template that has a title alone."""

Place = tuple[float, float, float, float]
"""Left, top, width, height in pixels."""


def emu(pixels: float) -> Emu:
    return Emu(round(pixels * PIXEL))


def rgb(colour: str) -> RGBColor:
    found: RGBColor = RGBColor.from_string(colour.lstrip("#"))
    return found


def run(line: Any, words: str, size: float, **look: Any) -> None:
    """Adds words to a paragraph. `look`: color, bold, italic."""
    part = line.add_run()
    part.text = clean(words)
    part.font.name, part.font.size = FONT, Pt(size)
    part.font.bold, part.font.italic = look.get("bold", False), look.get("italic")
    part.font.color.rgb = rgb(look.get("color", INK))
    part._r.get_or_add_rPr().set("lang", LOCALES[language()])


def box(slide: Any, place: Place, *, anchor: Any = MSO_ANCHOR.TOP) -> Any:
    """An empty text frame without margins."""
    shape = slide.shapes.add_textbox(*(emu(n) for n in place))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def say(slide: Any, place: Place, words: str, size: float, *, at: Any = None, **look: Any) -> None:
    """One paragraph in a box of its own."""
    line = box(slide, place).paragraphs[0]
    line.alignment = at or PP_ALIGN.LEFT
    run(line, words, size, **look)


def next_line(frame: Any) -> Any:
    """The first paragraph of a frame while it is empty, then a new one each time."""
    first = frame.paragraphs[0]
    return first if not first.runs else frame.add_paragraph()


def rectangle(slide: Any, place: Place, fill: str, *, dashed: bool = False) -> Any:
    """`fill`: a colour, '' for none with a line around it."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(emu(n) for n in place))
    shape.shadow.inherit = False
    if fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(fill)
        shape.line.fill.background()
        return shape
    shape.fill.background()
    shape.line.color.rgb = rgb(LINE)
    if dashed:
        shape.line.dash_style = 4
    return shape


def table(
    slide: Any, place: Place, lines: Sequence[Sequence[str]], widths: Sequence[float], told: str
) -> Any:
    """A table whose first line is its head. `widths`: shares of the width; `told`: what it is, for
    who does not see it."""
    left, top, width, _height = place
    frame = slide.shapes.add_table(
        len(lines), len(lines[0]), emu(left), emu(top), emu(width), Emu(1)
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(told)[:250])
    made = frame.table
    for column, share in zip(made.columns, widths, strict=True):
        column.width = emu(width * share / sum(widths))
    for n, (row, texts) in enumerate(zip(made.rows, lines, strict=True)):
        _row(row, texts, head=n == 0)
    return made


def _row(row: Any, texts: Sequence[str], *, head: bool) -> None:
    row.height = emu(48)
    for n, (cell, words) in enumerate(zip(row.cells, texts, strict=True)):
        cell.margin_top = cell.margin_bottom = Pt(2)
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(HEAD if head else PAPER)
        line = cell.text_frame.paragraphs[0]
        line.alignment = PP_ALIGN.RIGHT if n and _number(words) else PP_ALIGN.LEFT
        run(line, words, CELL, bold=head)


def _number(words: str) -> bool:
    return words.replace(".", "").replace(",", "").isdigit()


def link(slide: Any, place: Place, words: str, target: Any) -> None:
    """Words in a frame that lead to another slide."""
    shape = rectangle(slide, place, HEAD)
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = emu(8)
    frame.margin_top = frame.margin_bottom = 0
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    run(frame.paragraphs[0], words, SMALL, color=BLUE)
    shape.click_action.target_slide = target
