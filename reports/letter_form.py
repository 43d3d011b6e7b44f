"""The standard reminder letter in Word, in the form of an administrative document, with places to be
filled (reports.letters). Loaded when a letter is made."""

from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table

from read_models.letter_paper import MOTTO, NATION
from reports.document.word_form import PAPER, columns, line, rule
from reports.document.word_styles import element, lay_out
from reports.word_package import EFFECTS, SAMPLES, drop

WIDTH = Mm(165)
_LEFT, _RIGHT = Mm(72), Mm(93)
_BADGE = RGBColor(0x7A, 0x4A, 0x00)
WIDTHS = {
    5: (Mm(10), Mm(73), Mm(34), Mm(24), Mm(24)),
    6: (Mm(10), Mm(56), Mm(28), Mm(22), Mm(22), Mm(27)),
}
"""Of the table of deadlines, by how many columns it has."""
LAST_WORDS = ("{{de_nghi}}", "{{luu_y}}", "{{lien_he}}")
"""Places of what is said last, each of which may be empty: they go with the signature, which never
has a page to itself."""


def standard() -> Any:
    """The template."""
    word = docx.Document()
    drop(word, EFFECTS, *SAMPLES)
    lay_out(word, "vi", two_levels=False)
    _set_page(word)
    _head(word)
    _addressee(word)
    for place in ("{{mo_dau}}", "{{bang_thoi_han}}", *LAST_WORDS):
        paragraph = word.add_paragraph(place, "Body Text")
        paragraph.runs[0].font.size = Pt(13)
        paragraph.paragraph_format.keep_with_next = place in LAST_WORDS
    _signed(word)
    return word


def _set_page(word: Any) -> None:
    section = word.sections[0]
    for name, value in {**PAPER, "right_margin": Mm(15)}.items():
        setattr(section, name, value)
    badge = section.header.paragraphs[0]
    badge.alignment = ALIGN.RIGHT
    run = badge.add_run("{{minh_hoa}}")
    run.bold, run.font.size, run.font.color.rgb = True, Pt(11), _BADGE


def _head(word: Any) -> None:
    (left, right), (number, day) = columns(word, (_LEFT, _RIGHT), rows=2)
    line(left, "{{cap_tren}}", 12)
    line(left, "{{co_quan}}", 12, bold=True)
    rule(line(left, "", 2), Mm(24), _LEFT)
    line(right, NATION, 12, bold=True)
    line(right, MOTTO, bold=True)
    rule(line(right, "", 2), Mm(54), _RIGHT)
    line(number, "{{so_ky_hieu}}")
    line(number, "{{ve_viec}}", 12)
    line(day, "{{ngay_dai}}", italic=True)


def _addressee(word: Any) -> None:
    for n, (words, place) in enumerate(
        (("Kính gửi: ", "{{ten_chu}}"), ("Địa chỉ: ", "{{dia_chi}}"))
    ):
        paragraph = word.add_paragraph()
        shape = paragraph.paragraph_format
        shape.left_indent, shape.space_before = Mm(25), Pt(0 if n else 14)
        shape.space_after = Pt(10 if n else 2)
        paragraph.add_run(words)
        paragraph.add_run(place).bold = not n


def _signed(word: Any) -> None:
    word.add_paragraph().paragraph_format.keep_with_next = True
    ((left, right),) = columns(word, (Mm(82), WIDTH - Mm(82)))
    line(left, "Nơi nhận:", 12, bold=True, italic=True, align=ALIGN.LEFT)
    line(left, "{{noi_nhan}}", 11, align=ALIGN.LEFT)
    line(right, "{{chuc_vu}}", 13, bold=True)
    for _blank in range(4):
        line(right, "")
    line(right, "{{nguoi_ky}}", 13, bold=True)
    left._tc.getparent().get_or_add_trPr().append(element("cantSplit"))


def add_table(word: Any, paragraph: Any, lines: Sequence[Sequence[str]]) -> None:
    """The table of deadlines before a paragraph of the body, its heads on each page."""
    table: Table = word.add_table(len(lines), len(lines[0]))
    if "Table Grid" in {style.name for style in word.styles}:
        table.style = "Table Grid"
    table.autofit = False
    widths = WIDTHS.get(len(lines[0]), (WIDTH // len(lines[0]),) * len(lines[0]))
    for n, (row, cells) in enumerate(zip(table.rows, lines, strict=True)):
        for place, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = widths[place]
            middle = n == 0 or place in (0, 3, 4)
            line(cell, text, 12, bold=n == 0, align=ALIGN.CENTER if middle else ALIGN.LEFT)
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(element("tblHeader"))
    paragraph._p.addprevious(table._tbl)
